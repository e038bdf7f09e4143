import { RETIRED_IN_PROSE, RETIRED_NAMES } from './retired-words.mjs';

const BLOCK = /(?<=^|[\s{(,])\/\*[* ][\s\S]*?\*\//gm;
const LINE = /(?<=^|[\s{])\/\/ .*$/gm;
const SQL_LINE = /--.*$/gm;
/** The first argument of `test`, `describe` and `it`, also behind `.each(…)`. */
const TITLE =
  /(?:\b(?:test|describe|it)(?:\.\w+)*\(|\)\()\s*(?<quote>['"`])(?<title>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>/g;
const TEXT = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
const NAME = /[A-Za-z_$][\w$]*/g;

/**
 * The retired words in the comments, titles of tests and identifiers of a file.
 * @param {string} file its path, which decides how it is read
 * @param {string} code
 * @returns {{ line: number, found: string, instead: string }[]}
 */
export function plainWordsProblems(file, code) {
  const isSql = file.endsWith('.sql');
  const comments = isSql ? [SQL_LINE] : [BLOCK, LINE];
  const prose = comments.flatMap((pattern) => matches(code, pattern));
  const titles = /\.test\.tsx?$/.test(file) ? matches(code, TITLE, 'title') : [];
  const names = matches(blanked(code, [...comments, TEXT]), NAME);
  return [
    ...[...prose, ...titles].flatMap(({ at, text }) => retired(at, oneLine(text), RETIRED_IN_PROSE)),
    ...names.flatMap(({ at, text }) => retired(at, apart(text), RETIRED_NAMES)),
  ].map(({ at, ...problem }) => ({ line: code.slice(0, at).split('\n').length, ...problem }));
}

/** @param {number} at @param {string} text @param {readonly import('./retired-words.mjs').RetiredWord[]} words */
const retired = (at, text, words) =>
  words.flatMap(({ word, instead }) => {
    const [found] = word.exec(text) ?? [];
    return found === undefined ? [] : [{ at, found, instead }];
  });

/** @param {string} code @param {RegExp} pattern @param {string} [group] the part of a match that counts; all of it by default */
const matches = (code, pattern, group) =>
  [...code.matchAll(pattern)].map((match) => ({
    at: match.index,
    text: (group === undefined ? match[0] : match.groups?.[group]) ?? '',
  }));

/** A comment of several lines as one, without the marks at their beginnings. @param {string} text */
const oneLine = (text) => text.replaceAll(/\s*\n\s*(?:\*|\/\/|--)?\s*/g, ' ').toLowerCase();

/** `halfSessionId` and `half_session_id` as words. @param {string} name */
const apart = (name) => name.replaceAll(/(?<=[a-z\d])(?=[A-Z])|_/g, ' ').toLowerCase();

/** The code with these parts blanked, so that positions stay. @param {string} code @param {RegExp[]} patterns */
const blanked = (code, patterns) =>
  patterns.reduce(
    (text, pattern) => text.replaceAll(pattern, (part) => part.replaceAll(/[^\n]/g, ' ')),
    code,
  );

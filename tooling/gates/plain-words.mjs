// Refuses the retired words of docs/glossary.md in identifiers, comments and titles of tests. A newcomer searches for the field's words, and
// must find the code by them.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainWordsProblems } from './plain-words-problems.mjs';
import { ALLOWED } from './retired-words.mjs';
import { root, sourceFiles } from './source-files.mjs';

/** The gate's own files name the words. Shipped migrations cannot change. */
const NOT_JUDGED = /^tooling\/gates\/(?:retired-words|plain-words)|\/migrations\/versioned\//;
const LEAST_FILES = 1_000;

const files = [...sourceFiles(), ...globSync('packages/*/src/**/*.sql', { cwd: root })].filter(
  (file) => !NOT_JUDGED.test(file),
);
/** @type {Set<unknown>} */
const used = new Set();
const problems = files.flatMap((file) =>
  plainWordsProblems(file, readFileSync(join(root, file), 'utf8')).flatMap(({ line, found, instead }) => {
    const allowed = ALLOWED.find((one) => one.file === file && one.word === found);
    used.add(allowed);
    return allowed ? [] : [`${file}:${line} “${found}”: write ${instead}.`];
  }),
);
problems.push(
  ...ALLOWED.filter((one) => !used.has(one)).map(
    ({ file, word }) => `${file} no longer holds “${word}”: remove it from ALLOWED.`,
  ),
);
if (files.length < LEAST_FILES)
  problems.push(`Only ${files.length} files were read: is the gate looking in the right place?`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

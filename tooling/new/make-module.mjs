import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toolEnv } from '../gates/env.mjs';
import { EDITS } from './edits.mjs';
import { respell, spellings } from './names.mjs';

const TEMPLATES = join(import.meta.dirname, 'templates');
const MODULES = 'packages/core/src/modules';
const VERSIONED = 'packages/core/src/migrations/versioned';

/**
 * Writes a module's files from the templates, puts its lines into the places that list modules, and lets the checkout's own tools make what
 * is generated.
 * @param {string} root the checkout @param {string} many @param {string} [one]
 * @returns {{ made: string[], touched: string[] }} paths below the root
 * @throws when a module of that name is there, or when a place has changed so that its line does not fit any more
 */
export function makeModule(root, many, one) {
  if (existsSync(join(root, MODULES, many))) throw new Error(`${MODULES}/${many} is there already.`);
  const names = spellings(many, one);
  // All of them before anything is written: a place that does not fit must leave no half of a module.
  const edited = EDITS.map(({ file, edit }) => {
    const text = readFileSync(join(root, file), 'utf8');
    return { file, text: withSpelledLines(text, edit(text), names) };
  });
  const number = nextNumber(root);
  const made = templates().map((template) => {
    const file = respell(template.replace(/\.txt$/, ''), names).replace(
      '/versioned/0000-',
      `/versioned/${number}-`,
    );
    write(root, file, respell(readFileSync(join(TEMPLATES, template), 'utf8'), names));
    return file;
  });
  for (const { file, text } of edited) write(root, file, text);
  generate(root);
  return { made, touched: edited.map(({ file }) => file) };
}

/**
 * Respells only the text that an edit inserted. Other mentions of sample notes keep their spelling.
 * @param {string} old @param {string} edited @param {readonly import('./names.mjs').Spelling[]} names
 */
function withSpelledLines(old, edited, names) {
  const there = new Set(old.split('\n'));
  return edited
    .split('\n')
    .map((line) => (there.has(line) ? line : respell(line, names)))
    .join('\n');
}

/** @returns {string[]} */
const templates = () =>
  readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt'));

/** @param {string} root */
function nextNumber(root) {
  const numbers = readdirSync(join(root, VERSIONED)).map((file) => Number.parseInt(file, 10));
  return String(Math.max(...numbers) + 1).padStart(4, '0');
}

/** @param {string} root @param {string} file @param {string} text */
function write(root, file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** What commands write: the layout, the route tree and types of texts, docs/access.md, the schema's number, the mails' bundle. @param {string} root */
function generate(root) {
  const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
    execFileSync(command, args, { cwd: root, env: toolEnv(), stdio: ['ignore', 'ignore', 'inherit'] });
  run('oxfmt');
  run('node', 'tooling/pages/generate.mjs');
  run('node', 'packages/policy/scripts/write-access.ts');
  run('node', 'packages/core/scripts/schema.ts', 'record');
  run('npm', 'run', 'build', '--workspace', '@gatehouse/emails');
}

// The fast gates in the order they start: the slowest first, two simultaneously. Each is a separate program, so that a red one can be run
// again alone with the command in its report.

/** @typedef {{ name: string, command: string, args: string[] }} Gate */

/** @param {string} name @param {string} script @param {string[]} args @returns {Gate} */
const own = (name, script, ...args) => ({ name, command: 'node', args: [`tooling/${script}`, ...args] });
/** @param {string} name @param {string} command @param {string[]} args @returns {Gate} */
const tool = (name, command, ...args) => ({ name, command, args });

export const GATES = [
  // Checks the types, too (`typeCheck` in .oxlintrc.json).
  tool('lint', 'oxlint'),
  own('boundaries', 'boundaries/check.mjs'),
  own('pages', 'pages/generate.mjs', '--check'),
  own('types', 'gates/types.mjs'),
  tool('leftovers', 'knip', '--no-progress'),
  tool('format', 'oxfmt', '--check'),
  tool('versions', 'sherif', '--fail-on-warnings'),
  own('sizes', 'gates/sizes.mjs'),
  own('lockfile', 'lockfile/check.mjs'),
  // Shipped migrations, and changes that would break or block running servers.
  tool('schema', 'node', 'packages/core/scripts/schema.ts', 'check'),
  own('production', 'production/check.mjs'),
  own('decisions', 'gates/decisions.mjs'),
  own('commits', 'gates/commits.mjs'),
  own('words', 'gates/plain-words.mjs'),
  own('bundle', 'bundle/budget.mjs'),
];

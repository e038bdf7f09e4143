// Regular expressions for the rules. A target may be a resolved path, a path from the canary's folder into the real one, or, when it does
// not resolve, the name it was imported by.

const TEST = '\\.test\\.tsx?$';

/** @param {string[]} names npm packages, as regular expressions */
export const library = (...names) => `(?:^|node_modules/)(?:${names.join('|')})(?:/|$)`;

/** @param {string} path a path below the root, as a regular expression */
export const below = (path) => `(?:^|^(?:\\.\\./)+)${path}`;

/** @param {string} folder @param {string} name */
export const workspace = (folder, name) => [below(`${folder}/`), `^@gatehouse/${name}(?:/|$)`];

export const modules = 'packages/core/src/modules';
export const test = TEST;
export const testing = 'packages/core/src/testing/';

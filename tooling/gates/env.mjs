// The only reader of process.env among the gates and the test command.
import { delimiter, join } from 'node:path';
import { root } from './source-files.mjs';

/** The environment of a tool: the checkout's own programs come first on the PATH. */
export function toolEnv() {
  return { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
}

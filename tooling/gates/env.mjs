// The only reader of process.env among the gates and the test command.
import { delimiter, join } from 'node:path';
import { root } from './source-files.mjs';

/** The environment of a tool: the checkout's own programs come first on the PATH. */
export function toolEnv() {
  return { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
}

/** The same without what a running vitest tells its children: a vitest of their own would take it for its own. */
export function cleanToolEnv() {
  return Object.fromEntries(
    Object.entries(toolEnv()).filter(([name]) => !/^(?:VITEST|TEST$|NODE_ENV$)/.test(name)),
  );
}

// A stamp records the inputs of a finished step. Without a readable one the step runs again.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stampFolder } from './paths.mjs';
import { writing } from './report.mjs';

/** @param {string} name */
export function readStamp(name) {
  try {
    return readFileSync(join(stampFolder, name), 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function writeStamp(name, value) {
  writing(() => {
    mkdirSync(stampFolder, { recursive: true });
    writeFileSync(join(stampFolder, name), value);
  });
}

/** @param {string} name */
export function removeStamp(name) {
  writing(() => rmSync(join(stampFolder, name), { force: true }));
}

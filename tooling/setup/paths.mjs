import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** Stamps are in node_modules, so that deleting it deletes them too. */
export const stampFolder = inRoot('node_modules', '.gatehouse');

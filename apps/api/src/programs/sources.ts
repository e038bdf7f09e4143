import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
/** Beside the built programs: the hash of their sources, then the sources' paths, one a line. */
export const sourcesFile = 'sources.txt';

/** One hash of the contents of these files, whose paths begin at the root of the checkout. @throws when one is missing */
export function hashOfSources(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** Whether the built programs in `folder` were made from the sources as they are now. False without a build. */
export function isBuiltFromSources(folder: string): boolean {
  try {
    const [hash, ...paths] = readFileSync(join(folder, sourcesFile), 'utf8').trimEnd().split('\n');
    return hash === hashOfSources(paths);
  } catch {
    return false;
  }
}

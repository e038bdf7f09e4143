import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashOfSources, isBuiltFromSources, sourcesFile } from '../src/programs/sources.ts';
import { temporaryFolder } from './harness/process.ts';

const sources = ['apps/api/src/main.ts', 'apps/api/vite.config.ts'];

/** A folder of built programs that says it was made from `paths` when they had this hash. */
function aBuild(hash: string, paths: readonly string[]): string {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  writeFileSync(join(folder.path, sourcesFile), `${[hash, ...paths].join('\n')}\n`);
  return folder.path;
}

test('a build runs while its sources are what they were', () => {
  expect(isBuiltFromSources(aBuild(hashOfSources(sources), sources))).toBe(true);
});

test('a build of other sources does not run, nor one of which a source is gone, nor none', () => {
  expect(isBuiltFromSources(aBuild(hashOfSources(sources.slice(0, 1)), sources))).toBe(false);
  expect(isBuiltFromSources(aBuild(hashOfSources(sources), [...sources, 'apps/api/src/gone.ts']))).toBe(
    false,
  );
  const empty = temporaryFolder();
  onTestFinished(empty.remove);
  expect(isBuiltFromSources(empty.path)).toBe(false);
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installedChromium } from './installed-chromium.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-browser-'));
  writeFileSync(join(folder, 'google-chrome'), '#!/bin/sh\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an executable on the PATH is found, a file that is not executable is not', () => {
  expect(installedChromium('freebsd', ['/nowhere', folder].join(delimiter))).toBeUndefined();
  chmodSync(join(folder, 'google-chrome'), 0o755);
  expect(installedChromium('freebsd', ['/nowhere', folder].join(delimiter))).toBe(
    join(folder, 'google-chrome'),
  );
});

test('an empty PATH does not mean the current folder', () => {
  expect(installedChromium('freebsd', '')).toBeUndefined();
});

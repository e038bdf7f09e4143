import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GATES } from '../gates/gates.mjs';
import { cleanToolEnv } from '../gates/env.mjs';
import { root } from '../gates/source-files.mjs';
import { copyCheckout } from './copy-checkout.mjs';
import { nameProblem, respell, spellings } from './names.mjs';

// A module made in a copy of the checkout: whatever the generator forgets, a gate or a test of the copy finds.

const several = 300_000;
let copy: string;
let printed: string;
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'gatehouse-new-'));
  copyCheckout(root, copy);
  printed = await succeeds('node', 'tooling/new/run.mjs', 'module', 'gift-cards');
}, several);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The output of a tool that ends with 0 in the copy; the test fails with it otherwise. */
function succeeds(command: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: copy, env: cleanToolEnv(), maxBuffer: 2 ** 26 };
    execFile(command, args, options, (error, stdout, stderr) => {
      // Vitest colours its output whenever its parent does.
      const output = stripVTControlCharacters(stdout + stderr);
      if (error) reject(new Error(`${command} ${args.join(' ')}\n${output.slice(-6_000)}`));
      else resolve(output);
    });
  });
}

test('it takes at most ten places beside the module’s own files', () => {
  const touched = [...printed.matchAll(/^touched\s+(\S+)$/gm)].map(([, file]) => file);
  expect(printed).toContain(`${touched.length} places touched`);
  expect(touched.length).toBeGreaterThan(5);
  expect(touched.length).toBeLessThanOrEqual(10);
});

test('the sample’s name is left nowhere', () => {
  const made = [...printed.matchAll(/^(?:made|touched)\s+(\S+)$/gm)].map(([, file = '']) => file);
  expect(made.length).toBeGreaterThan(20);
  for (const file of made)
    expect(`${file} ${readFileSync(join(copy, file), 'utf8')}`).not.toMatch(/sample.?note/i);
});

// What judges files alone, without the packages' registry, git or a whole build. Concurrently: most of them use one core each.
const judging = new Set(['types', 'lint', 'boundaries', 'leftovers', 'format', 'sizes', 'schema', 'pages']);
test.concurrent.each(GATES.filter(({ name }) => judging.has(name)))(
  'the gate $name passes',
  async ({ command, args }) => {
    expect(await succeeds(command, ...args)).toBeTypeOf('string');
  },
  several,
);

test(
  'its own tests pass, and those that look at every module, table, page and text',
  async () => {
    const projects = ['policy', 'emails', 'web', 'core', 'api'].map((name) => `--project=${name}`);
    const names = [
      'gift-cards',
      'tenancy',
      'grants.test',
      'jobs.db',
      'schema-drift',
      'access-table',
      'text-kinds',
      'routes/',
      'i18n/',
    ];
    const output = await succeeds('vitest', 'run', ...projects, ...names);
    expect(output).toMatch(/Tests\D+\d+ passed/);
    expect(output).toContain('gift-cards.db.test.ts');
    expect(output).toContain('gift-cards.contract.test.ts');
  },
  several,
);

test('a second one of the same name is refused, and changes nothing', async () => {
  const list = () => readFileSync(join(copy, 'packages/core/src/modules/index.ts'), 'utf8');
  const before = list();
  await expect(succeeds('node', 'tooling/new/run.mjs', 'module', 'gift-cards')).rejects.toThrow(
    'is there already',
  );
  expect(list()).toBe(before);
});

describe('names', () => {
  test.each([
    ['gift-cards', undefined, 'giftCards GiftCard gift_card Gift cards'],
    ['companies', undefined, 'companies Company company Companies'],
    ['people', 'person', 'people Person person People'],
  ])('%s is spelled as each place wants it', (many, one, expected) => {
    expect(respell('sampleNotes SampleNote sample_note Sample notes', spellings(many, one))).toBe(expected);
  });
  test.each([
    ['Gift-cards', 'lower-case words'],
    ['../notes', 'lower-case words'],
    ['people', 'Say it with --one WORD'],
  ])('%s is refused', (many, why) => expect(nameProblem(many)).toContain(why));
});

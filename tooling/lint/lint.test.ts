// Proves that the linter works, and that it checks types: the canary tree is linted with the real configuration, at real paths. It must
// report what is planted there, line by line, and nothing else.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PLANTED = /\/\/ planted(-next)?: (\S+)/;
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'gatehouse-lint-'));
  cpSync(join(root, 'tooling/lint/canary'), copy, { recursive: true });
  cpSync(join(root, 'tooling/lint/gatehouse-rules.mjs'), join(copy, 'tooling/lint/gatehouse-rules.mjs'));
  cpSync(join(root, '.oxlintrc.json'), join(copy, '.oxlintrc.json'));
  mkdirSync(join(copy, 'node_modules'));
  symlinkSync(join(root, 'node_modules/vitest'), join(copy, 'node_modules/vitest'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('every planted violation is reported, and nothing that is allowed', () => {
  expect(reported()).toEqual(planted());
});

test('one finding is enough to fail', () => {
  writeFileSync(join(copy, 'only.ts'), 'export const answer: any = 42;\n');
  expect(spawnSync(oxlint(), ['only.ts'], { cwd: copy }).status).toBe(1);
  rmSync(join(copy, 'only.ts'));
});

function planted(): string[] {
  const files = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const found = files.flatMap((file) =>
    readFileSync(join(copy, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const mark = PLANTED.exec(line);
        return mark ? [`${file}:${index + (mark[1] ? 2 : 1)} ${mark[2]}`] : [];
      }),
  );
  return found.toSorted();
}

function reported(): string[] {
  const { stdout } = spawnSync(oxlint(), ['-f', 'unix', '--ignore-pattern=node_modules'], {
    cwd: copy,
    encoding: 'utf8',
  });
  const found = [...stdout.matchAll(/^(\S+?):(\d+):\d+: .* \[Error\/(\S+)\]$/gm)];
  return found.map(([, file, line, rule]) => `${file}:${line} ${rule}`).toSorted();
}

function oxlint(): string {
  return join(root, 'node_modules/.bin/oxlint');
}

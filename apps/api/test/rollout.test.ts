import { openTestApp, testPassword, testSecret, type TestApp } from '@gatehouse/core/testing';
import { thisRelease } from '@gatehouse/core/database';
import { databaseError } from '@gatehouse/core/platform';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { nextRelease } from './harness/next-release/release.ts';
import { aTeam, type Team } from './harness/people.ts';
import { killAll, run, startProcess, temporaryFolder, type GatehouseProcess } from './harness/process.ts';
import { startTraffic, type Traffic } from './harness/traffic.ts';

// Servers of two releases on one database, as in a rolling deployment: real processes, with people working on each of them.
const folder = temporaryFolder();
let app: TestApp;
let team: Team;
const traffic: Traffic[] = [];
beforeEach(async () => {
  app = await openTestApp();
  team = await aTeam(app);
});
afterEach(async () => {
  for (const one of traffic.splice(0)) await one.stop();
  await killAll();
  await app.close();
});
afterAll(() => folder.remove());

const variables = (more: Record<string, string> = {}) => ({
  DATABASE_URL: app.database.ownerUrl,
  APP_SECRET: testSecret,
  DATA_DIR: folder.path,
  SMTP_URL: 'smtp://127.0.0.1:9',
  WORKER: 'off',
  ...more,
});
type Program = 'main' | 'next main';
const started = async (program: Program, more: Record<string, string> = {}) => {
  const server = await startProcess(program, variables(more));
  await server.ready(60_000);
  return server;
};
/** A person signs in at the server and continues working there. */
async function workAt(server: GatehouseProcess, name: string): Promise<Traffic> {
  const client = server.visitor();
  expect((await client.signIn(team.admin.email, testPassword)).outcome).toBe('ok');
  const one = startTraffic(client, name);
  traffic.push(one);
  return one;
}
/** As a balancer does it: sends no new requests, then stops the server. */
async function retire(server: GatehouseProcess, work: Traffic): Promise<void> {
  expect(await work.stop()).toEqual([]);
  server.kill('SIGTERM');
  expect(await server.exited).toBe(0);
}
/** A statement of the next release's own code, as the plain role. */
async function asNextRelease(statement: string): Promise<string> {
  return sql
    .raw(statement)
    .execute(app.db())
    .then(
      () => 'ok',
      (error: unknown) => databaseError(error)?.code ?? String(error),
    );
}
const numbers = async () =>
  (await app.peek<{ number: number }>('select number from schema_versions order by 1')).map(
    ({ number }) => number,
  );

test('migrate, then roll: no request fails, and an old server that restarts reverts nothing', async () => {
  const [first, second] = await Promise.all([started('main'), started('main')]);
  const [atFirst, atSecond] = [await workAt(first, 'old 1'), await workAt(second, 'old 2')];

  // The new release does not serve the old schema. It says so while the old servers continue.
  const early = await run('next main', { variables: variables({ AUTO_MIGRATE: '0', PORT: '0' }) });
  expect(early.code).toBe(1);
  expect(early.err).toBe(
    `Gatehouse did not start: The schema of the database is number ${thisRelease.number}, this release needs ${nextRelease.number}: 0900-announcements, 0901-mottos, functions/session_state and 2 more missing. Run npm run admin -- migrate first (AUTO_MIGRATE is 0).\n`,
  );

  const migrated = await run('next admin', {
    args: ['migrate'],
    variables: variables({ AUTO_MIGRATE: '0' }),
  });
  expect(migrated).toMatchObject({ code: 0, err: '' });
  expect(migrated.out.split('\n')).toEqual(
    expect.arrayContaining([
      'ran 0900-announcements',
      'ran 0901-mottos',
      'applied functions/session_state',
      'grant select on table announcements to gatehouse_definer',
      `The database is up to date: schema ${nextRelease.number}.`,
    ]),
  );
  // The old servers on the new schema.
  await Promise.all([atFirst.rounds(3), atSecond.rounds(3)]);
  expect(await first.status('/readyz')).toBe(200);

  const fresh = await started('next main', { AUTO_MIGRATE: '0' });
  const atFresh = await workAt(fresh, 'new');
  // An old server restarts in the middle, once as one that migrates and once as one that only checks.
  await retire(first, atFirst);
  const again = await started('main');
  const atAgain = await workAt(again, 'old, migrating');
  await retire(second, atSecond);
  const looking = await started('main', { AUTO_MIGRATE: '0' });
  const atLooking = await workAt(looking, 'old, looking');
  await Promise.all([atFresh.rounds(3), atAgain.rounds(3), atLooking.rounds(3)]);
  for (const old of [again, looking])
    expect(old.said()).toContain(
      `number ${nextRelease.number}, ahead of this release's ${thisRelease.number}`,
    );

  expect(await asNextRelease('select * from gatehouse.announcements')).toBe('ok');
  expect(await asNextRelease("update gatehouse.partners set motto = 'x'")).toBe('ok');
  expect(await numbers()).toEqual([thisRelease.number, nextRelease.number]);
  for (const one of traffic) expect(await one.stop()).toEqual([]);
}, 240_000);

test('a new server may also migrate by itself, while an old one answers', async () => {
  const old = await started('main');
  const atOld = await workAt(old, 'old');
  const fresh = await started('next main');
  const atFresh = await workAt(fresh, 'new');
  await Promise.all([atOld.rounds(3), atFresh.rounds(3)]);
  expect(await asNextRelease('select * from gatehouse.announcements')).toBe('ok');
  for (const one of traffic) expect(await one.stop()).toEqual([]);

  // The contracting step of a later release: the old server is excluded, and does not start again.
  await app.peek('update schema_versions set serves_from = $1 where number = $1', [nextRelease.number]);
  expect(await old.status('/readyz')).toBe(503);
  expect(await fresh.status('/readyz')).toBe(200);
  const late = await run('main', { variables: variables({ PORT: '0' }) });
  expect(late).toMatchObject({
    code: 1,
    err: `Gatehouse did not start: The schema of the database is number ${nextRelease.number}, this release's is ${thisRelease.number}: only releases from ${nextRelease.number} on run on it.\n`,
  });
}, 180_000);

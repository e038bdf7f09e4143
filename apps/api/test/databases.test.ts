import { sql } from 'kysely';
import { anonymous } from '@gatehouse/policy';
import { systemOrigin } from '@gatehouse/core/platform';
import { openTestApp, testSecret, type TestApp } from '@gatehouse/core/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { eventually } from './harness/eventually.ts';
import { aTeam } from './harness/people.ts';
import { killAll, run, startProcess, temporaryFolder, type GatehouseProcess } from './harness/process.ts';

const password = 'correct-horse-battery-staple';
const folder = temporaryFolder();
/** A migrated and empty one. Its superuser creates the others. */
let app: TestApp;
const made: string[] = [];

beforeAll(async () => {
  app = await openTestApp();
});
afterEach(killAll);
afterAll(async () => {
  await killAll();
  for (const name of made) await app.peek(`drop database if exists ${name} with (force)`);
  await app.close();
  folder.remove();
});

/** An empty database with an ordinary owner. */
async function anEmptyDatabase(): Promise<{ ownerUrl: string; superuserUrl: string }> {
  const name = `fresh_${Date.now()}_${made.length}`;
  made.push(name);
  await app.peek(`create database ${name} owner gatehouse_owner`);
  const at = (address: string) => {
    const url = new URL(address);
    url.pathname = `/${name}`;
    return url.toString();
  };
  return { ownerUrl: at(app.database.ownerUrl), superuserUrl: at(app.database.superuserUrl) };
}

/** The role's password belongs to the cluster: all users of the role here derive it from one secret. */
const variables = (DATABASE_URL: string) => ({
  DATABASE_URL,
  // With the operator's own database demo data is off by default.
  DEMO: '1',
  APP_SECRET: testSecret,
  DATA_DIR: folder.path,
  WORKER: 'off',
});

async function signedIn(gatehouse: GatehouseProcess, email: string): Promise<Client> {
  const client = gatehouse.visitor();
  const { outcome } = await client.signIn(email, password);
  if (outcome !== 'ok') throw new Error(`${email}: ${outcome}`);
  return client;
}

interface Roster {
  readonly total: number;
  readonly items: readonly {
    readonly email: string;
    readonly role: string;
    readonly lastActiveAt: string | null;
  }[];
}
interface Session {
  readonly membership: { readonly role: string } | null;
  readonly memberships: readonly { readonly id: string; readonly organisation: { readonly name: string } }[];
  readonly organisation: { readonly kind: string; readonly name: string; readonly status: string } | null;
}

const session = async (client: Client) => (await client.query<Session>('auth.session')).data;

async function expectWholeDemo(gatehouse: GatehouseProcess): Promise<void> {
  const cast: [email: string, role: string, kind: string, status: string][] = [
    ['sasha@vendor.test', 'staff_admin', 'vendor', 'active'],
    ['sam@vendor.test', 'staff_support', 'vendor', 'active'],
    ['stella@vendor.test', 'staff_admin', 'vendor', 'active'],
    ['alice@northwind.test', 'partner_admin', 'partner', 'active'],
    ['amir@northwind.test', 'partner_admin', 'partner', 'active'],
    ['bob@northwind.test', 'partner_user', 'partner', 'active'],
    ['bea@northwind.test', 'partner_user', 'partner', 'active'],
    ['carol@southbank.test', 'partner_admin', 'partner', 'active'],
    ['cem@southbank.test', 'partner_user', 'partner', 'active'],
    ['pia@pending.test', 'partner_admin', 'partner', 'pending'],
    ['sol@suspended.test', 'partner_admin', 'partner', 'suspended'],
  ];
  for (const [email, role, kind, status] of cast) {
    const { membership, organisation } = (await session(await signedIn(gatehouse, email))) ?? {};
    expect({ email, role: membership?.role, kind: organisation?.kind, status: organisation?.status }).toEqual(
      {
        email,
        role,
        kind,
        status,
      },
    );
  }
  const max = await session(await signedIn(gatehouse, 'max@northwind.test'));
  expect(max).toMatchObject({ membership: null, organisation: null });
  expect(max?.memberships.map(({ organisation }) => organisation.name).toSorted()).toEqual([
    'Northwind Agency',
    'Southbank Partners',
  ]);

  const alice = await signedIn(gatehouse, 'alice@northwind.test');
  const roster = (await alice.query<Roster>('partnerTeam.members', { limit: 100 })).data;
  expect(roster?.total).toBeGreaterThanOrEqual(30);
  const people = roster?.items.map(({ email }) => email) ?? [];
  expect(new Set(people).size).toBe(roster?.total);
  const everybody = await Promise.all(people.map((email) => gatehouse.visitor().signIn(email, password)));
  expect(new Set(everybody.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
  expect(roster?.items.filter(({ lastActiveAt }) => lastActiveAt !== null).length).toBeGreaterThan(20);
  const total = async (status: string) =>
    (await alice.query<Roster>('partnerTeam.invitations', { status: [status] })).data?.total;
  expect(await total('pending')).toBeGreaterThanOrEqual(10);
  expect(await total('expired')).toBeGreaterThanOrEqual(2);
}

describe.each(['a plain owner', 'a superuser'])('DATABASE_URL of %s', (who) => {
  test('is migrated and seeded; every request runs under the plain role', async () => {
    const { ownerUrl, superuserUrl } = await anEmptyDatabase();
    const url = who === 'a superuser' ? superuserUrl : ownerUrl;
    const gatehouse = await startProcess('main', variables(url));
    await gatehouse.ready();
    await expectWholeDemo(gatehouse);
    const backends = await app.peek<{ usename: string }>(
      `select distinct usename from pg_stat_activity where datname = $1 and application_name like 'gatehouse%'`,
      [new URL(url).pathname.slice(1)],
    );
    expect(backends).toEqual([{ usename: 'gatehouse_app' }]);
    const [role] = await app.peek<object>(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'gatehouse_app'",
    );
    expect(Object.values(role ?? {})).toEqual([false, false, false, false]);
    // No embedded process is running.
    expect(gatehouse.family()).toHaveLength(1);
    expect(gatehouse.said()).not.toContain('Data:');
  }, 60_000);
});

test('two concurrent first starts on one database: both get ready, with one set of demo data', async () => {
  const { ownerUrl } = await anEmptyDatabase();
  const both = await Promise.all([
    startProcess('main', variables(ownerUrl)),
    startProcess('main', variables(ownerUrl)),
  ]);
  await Promise.all(both.map((gatehouse) => gatehouse.ready(40_000)));
  for (const gatehouse of both) await expectWholeDemo(gatehouse);
  expect(both.map((gatehouse) => gatehouse.said().match(/Gatehouse is ready/g)?.length)).toEqual([1, 1]);
}, 80_000);

test('an installation that is in use gets no demo data, and is ready', async () => {
  const used = await openTestApp();
  await aTeam(used);
  const gatehouse = await startProcess('main', variables(used.database.ownerUrl));
  await gatehouse.ready();
  expect((await gatehouse.visitor().signIn('alice@northwind.test', password)).outcome).toBe(
    'invalid_credentials',
  );
  expect(await used.peek('select 1 from partners')).toHaveLength(1);
  gatehouse.kill('SIGKILL');
  await gatehouse.exited;
  await used.close();
}, 60_000);

test('a seeding that was killed halfway is completed at the next start', async () => {
  // An uncommitted insert blocks Southbank's row, so the seeding stops after Northwind.
  const southbank = '01900000-0000-7000-8000-000000000002';
  const released = Promise.withResolvers<void>();
  const holding = app.transact(
    { actor: anonymous, origin: systemOrigin('test'), scope: { partnerId: southbank } },
    async (uow) => {
      await sql`insert into partners (id, name) values (${southbank}, 'In the way')`.execute(uow.db);
      await released.promise;
      throw new Error('let go');
    },
  );
  const gone = holding.catch((error: unknown) => String(error));
  const first = await startProcess('main', variables(app.database.ownerUrl));
  const northwind = () => app.peek("select 1 from partners where name = 'Northwind Agency'");
  await eventually('Northwind', async () => (await northwind()).length === 1, 20_000);
  expect(await first.status('/readyz')).toBe(503);
  first.kill('SIGKILL');
  await first.exited;
  released.resolve();
  expect(await gone).toBe('Error: let go');
  expect(await app.peek('select name from partners')).toEqual([{ name: 'Northwind Agency' }]);

  const again = await startProcess('main', variables(app.database.ownerUrl));
  await again.ready();
  await expectWholeDemo(again);
  expect(await northwind()).toHaveLength(1);
  const [counted] = await app.peek<{ people: number; members: number }>(
    'select (select count(*)::integer from users) as people, (select count(*)::integer from memberships) as members',
  );
  again.kill('SIGTERM');
  expect(await again.exited).toBe(0);
  const third = await startProcess('main', variables(app.database.ownerUrl));
  await third.ready();
  expect(
    await app.peek(
      'select (select count(*)::integer from users) as people, (select count(*)::integer from memberships) as members',
    ),
  ).toEqual([counted]);
}, 90_000);

describe('an unusable address', () => {
  const changed = (address: string, change: (url: URL) => void) => {
    const url = new URL(address);
    change(url);
    return url.toString();
  };
  const secret = 'not-the-password';

  test('is reported by the name of its variable, in one line that does not repeat the address', async () => {
    const { ownerUrl, appUrl } = app.database;
    const wrongPassword = (url: URL) => void (url.password = secret);
    const cases: [given: Record<string, string>, line: string][] = [
      [
        { DATABASE_URL: changed(ownerUrl, wrongPassword) },
        'DATABASE_URL: the database refused its user or password.',
      ],
      [
        { DATABASE_URL: changed(ownerUrl, (url) => void (url.pathname = '/nowhere')) },
        'DATABASE_URL: there is no database of that name.',
      ],
      [
        { DATABASE_URL: `${ownerUrl}?sslmode=require` },
        'DATABASE_URL: the database takes no encrypted connections.',
      ],
      [
        { DATABASE_APP_URL: changed(appUrl, wrongPassword) },
        'DATABASE_APP_URL: the database refused its user or password.',
      ],
    ];
    for (const [given, line] of cases) {
      const { code, out, err } = await run('admin', {
        args: ['audit-heads'],
        variables: { ...variables(ownerUrl), DATABASE_APP_URL: appUrl, ...given },
      });
      expect({ code, out, err }).toEqual({ code: 1, out: '', err: `${line}\n` });
    }
  }, 60_000);
});

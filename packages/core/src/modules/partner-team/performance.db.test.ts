import { Client, escapeLiteral } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../../platform/contract.ts';
import {
  aClient,
  aCrowd,
  actAs,
  aMember,
  aPartner,
  aPartnerAdmin,
  aSession,
  openTestApp,
  readAs,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import type { InvitationsInput, MembersInput } from './contract.ts';
import { listMembers, listOwnInvitations } from './index.ts';

/** Rows enough for the plans of 100 000, which `npm run bench` measures. */
const crowd = 36_000;
/** The most blocks that any page of any list may read: reading the whole partner takes 36 000. Milliseconds would depend on the machine. */
const budget = 3_600;

let app: TestApp;
let admin: TestMember;
let clientId: string;
let asApplication: Client;
/** One in a thousand is deactivated, and one in ninety has a second factor. */
const fewOfAKind = `
  update memberships set status = case when email like '%333@%' then 'deactivated' else status end, mfa_enabled = email like '%55@%'
   where partner_id = $1 and (email like '%333@%' or email like '%55@%')`;
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  for (let other = 0; other < 4; other += 1) await aCrowd(app, (await aPartner(app)).id, 2_000);
  await aCrowd(app, admin.partner.id, crowd);
  clientId = (await aClient(app, admin)).id;
  await app.peek(fewOfAKind, [admin.partner.id]);
  await app.peek(
    `insert into client_assignments (partner_id, client_id, membership_id)
     select $1, $2, id from memberships where partner_id = $1 and email like 'person%777@%'`,
    [admin.partner.id, clientId],
  );
  await app.peek('vacuum analyze users, memberships, invitations, client_assignments');
  asApplication = new Client({
    connectionString: app.database.appUrl,
    options:
      '-c search_path=gatehouse -c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan',
  });
  await asApplication.connect();
}, 120_000);
afterAll(async () => {
  await asApplication.end();
  await app.close();
});

const members = (input: Partial<MembersInput>) =>
  actAs(app, admin, (uow) => listMembers(uow, { limit: 25, ...input }));
const invitations = (input: Partial<InvitationsInput>) =>
  actAs(app, admin, (uow) =>
    listOwnInvitations(uow, { limit: 25, status: ['pending', 'expired'], ...input }),
  );

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
interface Explained {
  readonly Plan: Plan & { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
}

interface Measured {
  /** Blocks of 8 kB that it read, inside functions too. */
  readonly blocks: number;
  /** Indexes of the statement's own plan. */
  readonly planned: ReadonlySet<string>;
  /** Indexes used, also inside functions. */
  readonly touched: ReadonlySet<string>;
  /** Tables that the statement's own plan scanned completely. */
  readonly readThrough: readonly unknown[];
  /** Rows it fetched and discarded. */
  readonly inVain: number;
}

/** Explains the statement that `list` sends, under the plain role and in its own scope. */
async function measure(list: () => Promise<unknown>): Promise<Measured> {
  app.takeQueries();
  await list();
  const [statement, ...more] = app.takeQueries().filter(({ sql }) => /json_agg/.test(sql));
  if (!statement || more.length > 0) throw new Error('A list must be one statement');
  await asApplication.query('begin');
  await asApplication.query(
    "select set_config('gatehouse.partner_id', $1, true), set_config('gatehouse.user_id', $2, true), set_config('gatehouse.client_id', '', true)",
    [admin.partner.id, admin.userId],
  );
  // EXPLAIN of a statement with values would show the plan for these values, which the application never gets.
  await asApplication.query(`prepare list as ${statement.sql}`);
  const { rows } = await asApplication.query<{ 'QUERY PLAN': [Explained] }>(
    `explain (analyze, timing off, buffers, format json) execute list (${statement.values.map(literal).join(', ')})`,
  );
  await asApplication.query('deallocate list');
  const used = await asApplication.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind = 'i' and c.relnamespace = 'gatehouse'::regnamespace
        and pg_stat_get_xact_numscans(c.oid) > 0`,
  );
  await asApplication.query('commit');
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!plan) throw new Error('No plan');
  const nodes = flatten(plan);
  const large = nodes.filter((node) => /^(?:memberships|invitations)$/.test(node['Relation Name'] ?? ''));
  return {
    blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    planned: new Set(nodes.flatMap((node) => node['Index Name'] ?? [])),
    touched: new Set(used.rows.map(({ name }) => name)),
    readThrough: large
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name']),
    inVain: Math.max(0, ...large.map((node) => node['Rows Removed by Filter'] ?? 0)),
  };
}

/** A value as it is written in EXECUTE. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  return escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value));
}

const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)];
const figures: string[] = [];
afterAll(() => {
  process.stdout.write(`${figures.toSorted().toReversed().slice(0, 10).join('\n')}\n`);
});

async function within(what: string, list: () => Promise<unknown>): Promise<Measured> {
  const measured = await measure(list);
  figures.push(`${String(measured.blocks).padStart(6)} blocks  ${what}`);
  const { blocks } = measured;
  expect(blocks < budget ? null : `${what}: ${blocks} blocks`).toBeNull();
  return measured;
}

const memberSorts = {
  name: 'name',
  email: 'email',
  role: 'role',
  mfa: 'mfa',
  lastActive: 'last_active',
  joined: 'joined',
} as const;
const sorted = <B extends string>(by: B, dir: 'asc' | 'desc') => ({ sort: { by, dir } });

/** A cursor deep in the list, as the page before it would have ended. */
async function deepCursor(by: keyof typeof memberSorts, dir: 'asc' | 'desc'): Promise<string> {
  const column = columnOf[by];
  const [row] = await app.peek<{ key: string | null; id: string }>(
    `select ${column}::text as key, id from memberships where partner_id = $1 order by ${column} ${dir} nulls last, id ${dir} offset 20000 limit 1`,
    [admin.partner.id],
  );
  return Buffer.from(JSON.stringify(['members', by, dir, row?.key, row?.id])).toString('base64url');
}

test.each(Object.entries(memberSorts))(
  'members by %s: first and deep page, both ways, along their index',
  async (name, index) => {
    const by = name as keyof typeof memberSorts;
    for (const dir of ['asc', 'desc'] as const) {
      const first = await within(`members by ${by} ${dir}`, () => members(sorted(by, dir)));
      expect(
        [...first.planned].filter((used) => used.startsWith(`memberships_roster_${index}`)),
      ).toHaveLength(1);
      const cursor = await deepCursor(by, dir);
      const page = await within(`members by ${by} ${dir}, row 20 000`, () =>
        members({ ...sorted(by, dir), cursor }),
      );
      expect(
        [...page.planned].filter((used) => used.startsWith(`memberships_roster_${index}`)).length,
      ).toBeGreaterThan(0);
    }
  },
);
const columnOf = {
  name: 'name_key',
  email: 'email',
  role: 'role',
  mfa: 'mfa_enabled',
  lastActive: 'last_active_at',
  joined: 'created_at',
} as const;

test.each(['email', 'role', 'status', 'createdAt', 'expiresAt'] as const)(
  'invitations by %s, both ways',
  async (by) => {
    for (const dir of ['asc', 'desc'] as const) {
      const first = await within(`invitations by ${by} ${dir}`, () => invitations(sorted(by, dir)));
      expect(
        [...first.planned].filter((used) => used.startsWith('invitations_list_')).length,
      ).toBeGreaterThan(0);
      const { nextCursor } = await invitations({ ...sorted(by, dir), limit: 100 });
      await within(`invitations by ${by} ${dir}, next page`, () =>
        invitations({ ...sorted(by, dir), cursor: nextCursor ?? '' }),
      );
    }
  },
);

test('members of a role, few and many, are listed along an index whatever the order', async () => {
  expect.hasAssertions();
  for (const role of ['partner_admin', 'partner_user'] as const) {
    for (const by of ['name', 'role', 'lastActive'] as const) {
      await within(`members of role ${role} by ${by}`, () =>
        members({ role: [role], ...sorted(by, 'desc') }),
      );
    }
  }
});

test.each([
  ['deactivated', { status: ['deactivated'] }],
  ['with a second factor', { mfaEnabled: true }],
  ['without', { mfaEnabled: false }],
  ['away for 30 days', { inactiveDays: 30 }],
  ['away for longer than anybody', { inactiveDays: 365 }],
  ['assigned to a client', { clientId: 'the client' }],
  [
    'administrators, deactivated, without a second factor',
    { role: ['partner_admin'], status: ['deactivated'], mfaEnabled: false },
  ],
  [
    'all of it',
    {
      status: ['active'],
      mfaEnabled: true,
      inactiveDays: 30,
      role: ['partner_user'],
      clientId: 'the client',
    },
  ],
] as [string, Partial<MembersInput>][])(
  'members %s: whatever the order, an index answers the filter, and no row is fetched in vain',
  async (_, { clientId: assigned, ...filter }) => {
    const input = assigned === undefined ? filter : { ...filter, clientId };
    for (const by of ['name', 'role', 'lastActive', 'joined'] as const) {
      const { planned, readThrough, inVain } = await measure(() =>
        members({ ...input, ...sorted(by, 'desc') }),
      );
      // A client's people are fetched first, as many as are assigned to it. Otherwise only the reader's own row is fetched.
      const few = inVain <= (assigned === undefined ? 1 : 100);
      expect({ by, readThrough, few }).toEqual({ by, readThrough: [], few: true });
      expect([...planned].some((index) => /^memberships_(?:roster_|pkey)/.test(index))).toBe(true);
    }
  },
);

test('members and all invitees, in one list: each from an index of its own', async () => {
  const status = ['active', 'deactivated', 'pending', 'expired'] as const;
  for (const by of ['name', 'email', 'role', 'mfa', 'lastActive', 'joined'] as const) {
    const { planned, readThrough, inVain } = await measure(() =>
      members({ status: [...status], ...sorted(by, 'asc') }),
    );
    expect({ by, readThrough, few: inVain <= 1 }).toEqual({ by, readThrough: [], few: true });
    expect([...planned].some((index) => index.startsWith('memberships_roster_'))).toBe(true);
  }
});

test.each([
  ['names in any order', 'kjær zoë', {}],
  ['a frequent word and a rare one', 'person zq', {}],
  ['a rare one, deactivated', 'zq person', { status: ['deactivated'] }],
  ['a frequent one, of a few', 'person', { status: ['deactivated'], mfaEnabled: false }],
] as [string, string, Partial<MembersInput>][])(
  'members searched for %s («%s»): found in an index, with the filters',
  async (_, search, filter) => {
    for (const by of ['name', 'joined'] as const) {
      const input = { search, ...filter, ...sorted(by, 'desc') };
      const { readThrough, touched } = await measure(() => members(input));
      expect(readThrough).toEqual([]);
      expect([...touched].some((index) => /^memberships_(?:search|grams|roster_)/.test(index))).toBe(true);
      const { items } = await members(input);
      const words = search.split(' ');
      const text = (row: { name: string; email: string }) => `${row.name} ${row.email}`.toLowerCase();
      expect(items.filter((row) => !words.every((word) => text(row).includes(word)))).toEqual([]);
      expect(items.every((row) => filter.status === undefined || filter.status.includes(row.status))).toBe(
        true,
      );
    }
  },
);

test.each([
  ['rare', 'person37777@', 'memberships_search'],
  ['rare by name', 'zq', 'memberships_grams'],
  ['common', 'person', null],
  ['common in part', 'northwind', null],
  ['a name', 'zoë kjær', null],
  ['two letters', 'er', null],
  ['two letters that few have', 'zq', 'memberships_grams'],
  ['one letter', 'z', null],
  ['one letter that few have', 'q', 'memberships_grams'],
  ['signs', '.@', 'memberships_grams'],
  ['no hit', 'nobodyhasthis', 'memberships_search'],
  ['no hit of two letters', 'xx', 'memberships_grams'],
])('members searched for something %s («%s»)', async (what, search, index) => {
  for (const sort of [
    sorted('name', 'asc'),
    sorted('name', 'desc'),
    sorted('lastActive', 'desc'),
    sorted('role', 'asc'),
  ]) {
    const { by, dir } = sort.sort;
    const { touched } = await within(`members searched: ${what}, by ${by} ${dir}`, () =>
      members({ search, ...sort }),
    );
    expect(touched).toContain(index ?? 'memberships_pkey');
  }
});

test.each([
  ['rare', 'guest37777@', 'invitations_search'],
  ['common', 'guest', null],
  ['common in part', 'northwind', null],
  ['two letters', 'ue', null],
  ['two letters that no one has', 'xx', 'invitations_grams'],
  ['no hit', 'nobodyhasthis', 'invitations_search'],
])('invitations searched for something %s («%s»)', async (what, search, index) => {
  for (const sort of [
    sorted('email', 'asc'),
    sorted('createdAt', 'desc'),
    sorted('status', 'asc'),
    sorted('status', 'desc'),
  ]) {
    const { by, dir } = sort.sort;
    const { touched } = await within(`invitations searched: ${what}, by ${by} ${dir}`, () =>
      invitations({ search, ...sort }),
    );
    expect(touched).toContain(index ?? 'invitations_pkey');
  }
});

test('a list takes two statements including its session, a session check takes one', async () => {
  const token = await aSession(app, admin);
  app.takeStatements();
  await identify(app.db(), token);
  expect(app.takeStatements()).toHaveLength(1);
  await identify(app.db(), token);
  await readAs(app, admin, (reading) =>
    listMembers(reading, { limit: 25, search: 'zoë', role: ['partner_user'] }),
  );
  expect(app.takeStatements()).toHaveLength(2);
});

test('a first page counts to 1 000 and says that there are more, or exactly when asked; a further one does not count', async () => {
  const first = await members({});
  expect([first.total, first.totalCapped]).toEqual([1_000, true]);
  const exact = await members({ count: 'exact', limit: 1 });
  expect([exact.total, exact.totalCapped]).toEqual([crowd + 1, false]);
  const second = await members({ cursor: first.nextCursor ?? '' });
  expect([second.total, second.totalCapped]).toEqual([null, false]);
  const some = await members({ search: 'zq' });
  expect([some.total, some.totalCapped]).toEqual([crowd / 1_000, false]);
});

test('paging shows every row that was there once, while others join before, between and after', async () => {
  const partner = (await aPartnerAdmin(app)).partner;
  const reader = await aPartnerAdmin(app, partner);
  for (let n = 0; n < 60; n += 1)
    await aMember(app, { partner, name: `Row ${String(n * 10).padStart(4, '0')}` });
  const before = await app.peek<{ id: string }>('select id from memberships where partner_id = $1', [
    partner.id,
  ]);
  const seen: string[] = [];
  let cursor: string | null = null;
  let joined = 0;
  do {
    const input: MembersInput = { limit: 7, ...(cursor === null ? {} : { cursor }) };
    const page: Page<{ id: string }> = await actAs(app, reader, (uow) => listMembers(uow, input));
    seen.push(...page.items.map(({ id }) => id));
    ({ nextCursor: cursor } = page);
    for (const name of ['Row 0000 before', `Row 0${joined}55 between`, 'Row 9999 after']) {
      joined += 1;
      await aMember(app, { partner, name });
    }
  } while (cursor !== null && seen.length < 500);
  expect(new Set(seen).size).toBe(seen.length);
  expect(before.filter(({ id }) => !seen.includes(id))).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../../platform/contract.ts';
import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  actAs,
  aSession,
  letExpire,
  openTestApp,
  refusalOf,
  type ClientTeam,
  type TestApp,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import type { ClientUserRow, ClientUsersInput } from './contract.ts';
import { listClientUsers } from './index.ts';
import { clientUserSortFields } from './vocabulary.ts';

let app: TestApp;
let team: ClientTeam;
let made = 0;
beforeAll(async () => {
  app = await openTestApp();
  team = await aClientTeam(app);
  for (let n = 0; n < 14; n += 1) await more();
});
afterAll(() => app.close());

type Input = Partial<ClientUsersInput>;
const list = (input: Input): Promise<Page<ClientUserRow>> =>
  actAs(app, team.boss, (uow) => listClientUsers(uow, { limit: 25, ...input }));

/**
 * One more of every kind: people with few names and various states, with and without last activity; invitations open, ended and overdue.
 */
async function more(): Promise<void> {
  made += 1;
  const n = made;
  const role = n % 3 === 0 ? 'client_staff' : 'client_member';
  const { membershipId } = await aClientUser(app, team.clientId, {
    name: `Person ${'abc'[n % 3]}`,
    role,
    email: `p${n * 7}@qx.test`,
  });
  await app.peek('update memberships set status = $2, last_active_at = $3::timestamptz where id = $1', [
    membershipId,
    n % 4 === 0 ? 'deactivated' : 'active',
    n % 2 === 0 ? null : `2026-01-01 00:00:0${n % 5}.5+00`,
  ]);
  const { id } = await aClientInvitation(app, team.clientId, {
    by: team.agent,
    role,
    email: `g${n * 5}@qx.test`,
  });
  if (n % 3 === 0) await letExpire(app, id);
  if (n % 3 === 1) await app.peek("update invitations set status = 'expired' where id = $1", [id]);
}

/** All rows of the list in the requested order. */
function sorted(
  rows: readonly ClientUserRow[],
  by: (typeof clientUserSortFields)[number],
  dir: 'asc' | 'desc',
) {
  const keyOf = (row: ClientUserRow) =>
    ({
      name: row.name?.toLowerCase(),
      email: row.email,
      role: row.role,
      status: row.status,
      lastActive: row.lastActiveAt,
    })[by] ?? null;
  const way = dir === 'asc' ? 1 : -1;
  const compare = (one: string, other: string) => (one < other ? -way : one > other ? way : 0);
  return rows.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a === null || b === null) return a === b ? compare(one.id, other.id) : a === null ? 1 : -1;
    return compare(a, b) || compare(one.id, other.id);
  });
}

const orders = clientUserSortFields.flatMap((by) => [[by, 'asc'] as const, [by, 'desc'] as const]);
const narrower: readonly (readonly [string, Input])[] = [
  ['all', {}],
  ['searched', { search: 'QX.' }],
  ['of a role', { role: ['client_staff'] }],
  ['over', { status: ['expired'] }],
  ['searched and narrowed', { search: 'x', status: ['active', 'expired'], role: ['client_member'] }],
];

test.each(orders.flatMap(([by, dir]) => narrower.map(([what, input]) => [by, dir, what, input] as const)))(
  'by %s %s, %s: page by page it is the list in its order, nulls last',
  async (by, dir, _, input) => {
    const asked = { ...input, sort: { by, dir } };
    const { items: all, total } = await list({ ...asked, limit: 100 });
    expect(all.length).toBeGreaterThan(5);
    expect(total).toBe(all.length);
    expect(all.map(({ id }) => id)).toEqual(sorted(all, by, dir).map(({ id }) => id));
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<ClientUserRow> = await list({
        ...asked,
        limit: 4,
        ...(cursor === null ? {} : { cursor }),
      });
      expect(page.total).toBe(cursor === null ? all.length : null);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all.map(({ id }) => id));
  },
);

test.each(orders)('by %s %s: rows added meanwhile make none be shown twice or left out', async (by, dir) => {
  const before = (await list({ limit: 100 })).items.map(({ id }) => id);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const input: Input = { sort: { by, dir }, limit: 9, ...(cursor === null ? {} : { cursor }) };
    const page: Page<ClientUserRow> = await list(input);
    seen.push(...page.items.map(({ id }) => id));
    ({ nextCursor: cursor } = page);
    if (made < 40) await more();
  } while (cursor !== null && seen.length < 500);
  expect(new Set(seen).size).toBe(seen.length);
  expect(before.filter((id) => !seen.includes(id))).toEqual([]);
});

test('a cursor of another list, or of another order, is refused', async () => {
  const { nextCursor } = await list({ limit: 2 });
  const cursor = nextCursor ?? '';
  expect(await refusalOf(list({ cursor }))).toBeNull();
  expect(await refusalOf(list({ cursor, sort: { by: 'email', dir: 'asc' } }))).toBe('invalid_input');
  const foreign = (input: Input) =>
    actAs(app, team.agent, (uow) => listClientUsers(uow, { limit: 2, ...input }));
  expect(await refusalOf(foreign({ cursor }))).toBe('invalid_input');
  expect(await refusalOf(foreign({ cursor, clientId: team.clientId }))).toBeNull();
});

test('a list takes five round trips including its session, whoever asks and whatever for', async () => {
  const token = await aSession(app, team.boss);
  await identify(app.db(), token);
  for (const input of [
    {},
    { search: 'person' },
    { role: ['client_staff' as const], clientId: team.clientId },
  ]) {
    app.takeStatements();
    await identify(app.db(), token);
    await list(input);
    expect(app.takeStatements()).toHaveLength(5);
  }
});

import { aMember, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { aTeam, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly lastActiveAt: string | null;
  readonly self: boolean;
}
interface Page {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number | null;
  readonly totalCapped: boolean;
}

let app: TestApp;
let portal: Portal;
let team: Team;
let client: Client;

const names = [
  'Zoë van der Berg',
  'Søren Kjær',
  'Elif Yıldız',
  '100% Sure',
  'under_score',
  'back\\slash',
  'Émile Zola',
  'emile zola',
  'Party 🎉 Person',
  'ليلى منصور',
  "O'Brien; drop table",
  'ﬁne ligature',
];

beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
  team = await aTeam(app);
  for (const name of names) await aMember(app, { partner: team.partner, name });
  for (let index = 0; index < 20; index += 1)
    await aMember(app, { partner: team.partner, name: `Colleague ${String(index).padStart(2, '0')}` });
  client = await signedIn(portal, team.admin.email);
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

test('a long answer is compressed for whom can read that; a short one never is', async () => {
  const asked = { limit: 100 };
  const long = (encodings: string) =>
    client.query('partnerTeam.members', asked, { 'accept-encoding': encodings });
  const packed = await long('gzip, deflate, br, zstd');
  const plain = await long('br, gzip;q=0');
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(plain.headers).toMatchObject({ vary: 'accept-encoding' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(packed.data).toEqual(plain.data);
  const short = await client.query('auth.session', undefined, { 'accept-encoding': 'gzip' });
  expect(short).toMatchObject({
    outcome: 'ok',
    headers: { 'content-length': String(Buffer.byteLength(short.text)) },
  });
  expect(short.headers['content-encoding']).toBeUndefined();
});

async function page(input: unknown, path = 'partnerTeam.members'): Promise<Page> {
  const { data, outcome } = await client.query<Page>(path, input);
  if (data === undefined) throw new Error(outcome);
  return data;
}
const found = async (search: string) => (await page({ search })).items.map(({ name }) => name);

describe('pages', () => {
  test('25 rows without a limit, the total with the first page only', async () => {
    const first = await page({});
    expect(first.items).toHaveLength(25);
    expect(first).toMatchObject({ total: 34, totalCapped: false });
    const second = await page({ cursor: first.nextCursor });
    expect(second).toMatchObject({ total: null, totalCapped: false, nextCursor: null });
    expect(second.items).toHaveLength(9);
  });

  test.each([0, 101, -1, 1.5, '10', null, Number.MAX_SAFE_INTEGER])(
    'a limit of %s is refused',
    async (limit) => {
      const { outcome, error } = await client.query('partnerTeam.members', { limit });
      expect(outcome).toBe('invalid_input');
      expect(Object.keys(error?.data.fields ?? {})).toEqual(['limit']);
    },
  );

  test('limits of 1 and 100 are accepted', async () => {
    expect((await page({ limit: 1 })).items).toHaveLength(1);
    expect((await page({ limit: 100 })).items).toHaveLength(34);
  });

  const sorts = ['name', 'email', 'role', 'mfa', 'lastActive'].flatMap((by) => [
    { by, dir: 'asc' as const },
    { by, dir: 'desc' as const },
  ]);
  test.each(sorts)('by $by $dir: every row once, whatever is added meanwhile', async (sort) => {
    const whole = (await page({ sort, limit: 100 })).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let round = 0; round < 20; round += 1) {
      const next = await page({ sort, limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...next.items.map(({ id }) => id));
      if (round === 1) await aMember(app, { partner: team.partner, name: 'aaa First of all' });
      if (next.nextCursor === null) break;
      cursor = next.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => whole.includes(id))).toEqual(whole);
    await app.peek("update memberships set status = 'removed' where name like 'aaa%'");
  });

  test('nulls come last, in both directions', async () => {
    for (const dir of ['asc', 'desc']) {
      const times = (await page({ sort: { by: 'lastActive', dir }, limit: 100 })).items.map(
        (row) => row.lastActiveAt,
      );
      const firstNull = times.indexOf(null);
      expect(firstNull).toBeGreaterThan(0);
      expect(times.slice(firstNull).every((time) => time === null)).toBe(true);
    }
  });

  test('a cursor of another order or list, or a made-up one, is refused and not misread', async () => {
    const { nextCursor } = await page({ limit: 1 });
    const cases: [path: string, input: object][] = [
      ['partnerTeam.members', { sort: { by: 'name', dir: 'desc' }, cursor: nextCursor }],
      ['partnerTeam.members', { sort: { by: 'email', dir: 'asc' }, cursor: nextCursor }],
      ['partnerTeam.invitations', { cursor: nextCursor }],
      ['partnerTeam.members', { cursor: 'nonsense' }],
      ['partnerTeam.members', { cursor: '' }],
      ['partnerTeam.members', { cursor: Buffer.from('["name","asc","x","y"]').toString('base64url') }],
      ['partnerTeam.members', { cursor: Buffer.from('{"length":4}').toString('base64url') }],
    ];
    for (const [path, input] of cases) {
      const { outcome, error } = await client.query(path, input);
      expect({ input, outcome }).toEqual({ input, outcome: 'invalid_input' });
      expect(Object.keys(error?.data.fields ?? {})).toEqual(['cursor']);
    }
  });

  test('unknown sorts and filters are refused', async () => {
    const cases: [path: string, input: object, field: string][] = [
      ['partnerTeam.members', { sort: { by: 'password', dir: 'asc' } }, 'sort.by'],
      ['partnerTeam.members', { sort: { by: 'name', dir: 'sideways' } }, 'sort.dir'],
      ['partnerTeam.members', { sort: 'name' }, 'sort'],
      ['partnerTeam.members', { role: ['client_admin'] }, 'role.0'],
      ['partnerTeam.members', { role: 'partner_admin' }, 'role'],
      ['partnerTeam.members', { state: ['active'] }, 'state'],
      ['partnerTeam.invitations', { status: ['pending', 'lost'] }, 'status.1'],
      ['partnerTeam.invitations', { sort: { by: 'name', dir: 'asc' } }, 'sort.by'],
    ];
    for (const [path, input, field] of cases) {
      const { outcome, error } = await client.query(path, input);
      expect({ input, outcome }).toEqual({ input, outcome: 'invalid_input' });
      expect(Object.keys(error?.data.fields ?? {})).toEqual([field]);
    }
  });

  test('filters apply to totals', async () => {
    const admins = await page({ role: ['partner_admin'] });
    expect(admins.items.map(({ email }) => email)).toEqual([team.admin.email]);
    expect(admins).toMatchObject({ total: 1, nextCursor: null });
    expect(admins.items[0]).toMatchObject({ self: true });
    expect((await page({ role: [] })).total).toBe(34);
    expect((await page({ role: ['partner_admin'], search: 'Colleague' })).total).toBe(0);
  });
});

describe('search', () => {
  test('accents and case make no difference', async () => {
    expect((await found('EMILE')).toSorted()).toEqual(['emile zola', 'Émile Zola'].toSorted());
    expect(await found('zoe')).toEqual(['Zoë van der Berg']);
    expect(await found('ZOË')).toEqual(['Zoë van der Berg']);
    expect(await found('soren')).toEqual(['Søren Kjær']);
    expect(await found('yildiz')).toEqual(['Elif Yıldız']);
    expect(await found('fine')).toEqual(['ﬁne ligature']);
  });

  test('signs match literally', async () => {
    expect(await found('%')).toEqual(['100% Sure']);
    expect(await found('_')).toEqual(['under_score']);
    expect(await found('\\')).toEqual(['back\\slash']);
    for (const typed of ["o'b", 'obrien', 'O’Brien'])
      expect(await found(typed)).toEqual(["O'Brien; drop table"]);
    expect(await found('0% s')).toEqual(['100% Sure']);
    expect(await found('%olleague')).toEqual([]);
  });

  test('other scripts and emoji', async () => {
    expect(await found('منصور')).toEqual(['ليلى منصور']);
    expect(await found('🎉')).toEqual(['Party 🎉 Person']);
    expect(await found('👻')).toEqual([]);
  });

  test('anywhere in the name or the address', async () => {
    expect(await found('an der b')).toEqual(['Zoë van der Berg']);
    expect(await found(team.user.email.slice(2, -3))).toEqual([team.user.name]);
  });

  test('a blank search finds everybody; total and cursor come as without one', async () => {
    expect((await page({ search: '   ' })).total).toBe(34);
    const first = await page({ search: 'colleague', limit: 15 });
    expect(first).toMatchObject({ total: 20, totalCapped: false });
    const rest = await page({ search: 'colleague', limit: 15, cursor: first.nextCursor });
    const ids = [...first.items, ...rest.items].map(({ name }) => name);
    expect(ids).toEqual(
      Array.from({ length: 20 }, (_, index) => `Colleague ${String(index).padStart(2, '0')}`),
    );
    expect(rest.nextCursor).toBeNull();
  });
});

describe('invitations', () => {
  test('pending and expired without a filter; the others when requested', async () => {
    const { partner, admin } = await aTeam(app);
    client = await signedIn(portal, admin.email);
    const emails = ['b%b@list.test', 'a_a@list.test', 'c@list.test', 'd@list.test'];
    await client.mutate('partnerTeam.invite', { emails, role: 'partner_user' });
    const all = await page({}, 'partnerTeam.invitations');
    expect(all.items.map(({ email }) => email)).toEqual([
      'a_a@list.test',
      'b%b@list.test',
      'c@list.test',
      'd@list.test',
    ]);
    expect(all.total).toBe(4);
    await client.mutate('partnerTeam.revokeInvitation', { invitationId: all.items[2]?.id });
    await app.peek(
      "update invitations set expires_at = now() where partner_id = $1 and email = 'd@list.test'",
      [partner.id],
    );
    const left = await client.query<{ items: { email: string; status: string }[] }>(
      'partnerTeam.invitations',
    );
    expect(left.data?.items.map(({ email, status }) => [email, status])).toEqual([
      ['a_a@list.test', 'pending'],
      ['b%b@list.test', 'pending'],
      ['d@list.test', 'expired'],
    ]);
    const revoked = await page({ status: ['revoked'] }, 'partnerTeam.invitations');
    expect(revoked.items.map(({ email }) => email)).toEqual(['c@list.test']);
    expect(revoked.total).toBe(1);
    expect((await page({ search: '%' }, 'partnerTeam.invitations')).items.map(({ email }) => email)).toEqual([
      'b%b@list.test',
    ]);
  });

  test('above a thousand the total is capped, and says so; an exact one is for the asking', async () => {
    const { partner, admin } = await aTeam(app);
    client = await signedIn(portal, admin.email);
    await app.peek(
      `insert into invitations (id, partner_id, email, role)
       select gen_random_uuid(), $1, 'n' || n || '@cap.test', 'partner_user' from generate_series(1, 1050) n`,
      [partner.id],
    );
    for (const input of [{}, { search: 'cap.test' }]) {
      const first = await page({ ...input, limit: 1 }, 'partnerTeam.invitations');
      expect(first).toMatchObject({ total: 1_000, totalCapped: true });
      const exact = { ...input, limit: 1, count: 'exact' };
      expect(await page(exact, 'partnerTeam.invitations')).toMatchObject({
        total: 1_050,
        totalCapped: false,
      });
      const further = await page({ ...exact, cursor: first.nextCursor }, 'partnerTeam.invitations');
      expect(further).toMatchObject({ total: null, totalCapped: false });
    }
    expect(await page({ search: 'n105' }, 'partnerTeam.invitations')).toMatchObject({
      total: 2,
      totalCapped: false,
    });
  });
});

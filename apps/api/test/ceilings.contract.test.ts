// What one request costs, in things that can be counted: no time is measured here (docs/benchmarks.md has that). Each number is the most
// that a warm server may need. Statements, round trips and statements planned are exact: one more turns this red, and a change that needs
// one fewer lowers the number. Blocks and bytes have room for a quarter and a twentieth more, since names and ids differ from run to run.
import {
  aCrowd,
  aMember,
  anInvitation,
  aPartner,
  aSession,
  openTestApp,
  openWire,
  sendPlans,
  type TestApp,
  type TestInvitation,
  type TestMember,
  type Wire,
  type WireCounts,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { openPortal, type Portal } from './harness/portal.ts';

interface Ceiling extends WireCounts {
  /** Of the answer's body. */
  readonly bytes: number;
}

const ceilings: Readonly<Record<string, Ceiling>> = {
  'session check': { statements: 1, roundTrips: 1, planned: 0, blocks: 12, bytes: 2_700 },
  'roster, first page': { statements: 2, roundTrips: 2, planned: 0, blocks: 130, bytes: 10_000 },
  'roster, deep page': { statements: 2, roundTrips: 2, planned: 0, blocks: 75, bytes: 10_000 },
  'roster, search': { statements: 2, roundTrips: 2, planned: 0, blocks: 760, bytes: 10_000 },
  'create invitation': { statements: 7, roundTrips: 6, planned: 0, blocks: 95, bytes: 150 },
  'accept invitation': { statements: 12, roundTrips: 9, planned: 0, blocks: 255, bytes: 80 },
  'change role': { statements: 5, roundTrips: 4, planned: 0, blocks: 82, bytes: 30 },
};

/** PostgreSQL decides after five runs of a prepared statement whether to keep one plan for all. */
const warm = 6;

let wire: Wire;
let app: TestApp;
let portal: Portal;
let admin: TestMember;
let acts: Readonly<Record<string, (n: number) => Promise<{ outcome: string; text: string }>>>;

beforeAll(async () => {
  app = await openTestApp({
    through: async (url) => {
      wire = await openWire(url);
      return wire.url;
    },
  });
  await sendPlans(app);
  portal = await openPortal(app);
  const partner = await aPartner(app);
  await aCrowd(app, partner.id, 1_000);
  admin = await aMember(app, { partner, role: 'partner_admin' });
  acts = await makeActs();
  await app.peek('vacuum analyze');
});

afterAll(async () => {
  await portal.close();
  await app.close();
  await wire.close();
});

async function makeActs(): Promise<typeof acts> {
  const alice = await visitorFor(admin);
  const { data } = await alice.query<{ nextCursor: string }>('partnerTeam.members', { limit: 100 });
  const targets = await Promise.all(
    Array.from({ length: warm + 1 }, () => aMember(app, { partner: admin.partner })),
  );
  const invitees = await Promise.all(Array.from({ length: warm + 1 }, () => aMember(app)));
  const invitations: TestInvitation[] = [];
  for (const { email } of invitees) invitations.push(await anInvitation(app, { admin, email }));
  const visitors = await Promise.all(invitees.map(visitorFor));
  return {
    'session check': () => alice.query('auth.session'),
    'roster, first page': () => alice.query('partnerTeam.members'),
    'roster, deep page': () => alice.query('partnerTeam.members', { cursor: data?.nextCursor }),
    'roster, search': () => alice.query('partnerTeam.members', { search: 'duarte' }),
    'create invitation': (n) =>
      alice.mutate('partnerTeam.invite', { emails: [`newcomer${n}@example.test`], role: 'partner_user' }),
    'accept invitation': (n) =>
      pick(visitors, n).mutate('invitations.accept', { token: pick(invitations, n).token() }),
    'change role': (n) =>
      alice.mutate('partnerTeam.changeRole', {
        memberId: pick(targets, n).membershipId,
        role: 'partner_admin',
      }),
  };
}

async function visitorFor(member: TestMember): Promise<Client> {
  const client = portal.visitor();
  client.cookie = `gatehouse=${await aSession(app, member)}`;
  return client;
}

function pick<T>(list: readonly T[], n: number): T {
  const one = list[n];
  if (one === undefined) throw new Error(`nothing left for request ${n}`);
  return one;
}

test.each(Object.entries(ceilings))('%s', async (name, ceiling) => {
  const act = pick(
    Object.entries(acts).filter(([key]) => key === name),
    0,
  )[1];
  for (let n = 0; n < warm; n += 1) expect((await act(n)).outcome).toBe('ok');
  wire.take();
  const { outcome, text } = await act(warm);
  const cost: Ceiling = { ...wire.take(), bytes: Buffer.byteLength(text) };
  expect(outcome).toBe('ok');
  expect(tooMuch(cost, ceiling)).toEqual([]);
});

/** Says for each thing of which there is more than allowed how many there are. */
function tooMuch(cost: Ceiling, ceiling: Ceiling): string[] {
  const counts = (of: Ceiling) => new Map<string, number>(Object.entries(of));
  return [...counts(cost)].flatMap(([what, count]) => {
    const most = counts(ceiling).get(what) ?? 0;
    return count > most ? [`${count} ${what}, at most ${most}`] : [];
  });
}

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createKeyring, type Keyring, type UnitOfWork } from '../../platform/index.ts';
import {
  actAs,
  aMember,
  aPartnerAdmin,
  aSession,
  explainLists,
  openTestApp,
  testPassword,
  testSecret,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { signIn } from '../identity/index.ts';
import { mostDevices, maxPendingSessions, mostSessions } from './domain/caps.ts';
import { listOwnSessions, listSessionsOfMembership, startPendingSession, startSession } from './index.ts';

let app: TestApp;
let member: TestMember;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app);
});

/** Rows that the product did not insert, far beyond the caps. */
const far = 20_000;
const insertSessions = async (n: number, ends = "now() + interval '7 days'") => {
  // Without the triggers, which would look up the tenant of every row.
  await app.peek('set session_replication_role = replica');
  await app.peek(
    `insert into sessions (id, handle, user_id, membership_id, partner_id, created_at, last_seen_at, expires_at)
     select $1::text || n, gen_random_uuid(), $2::uuid, $3::uuid, $4::uuid, now() - n * interval '1 minute', now() - n * interval '1 minute', ${ends}
       from generate_series(1, $5::integer) n`,
    [member.userId, member.userId, member.membershipId, member.partner.id, n],
  );
  await app.peek('set session_replication_role = origin');
};
const insertDevices = (n: number) =>
  app.peek(
    `insert into known_devices (user_id, hash, last_seen_at)
     select $1::uuid, 'made ' || n, now() - interval '1 day' from generate_series(1, $2::integer) n`,
    [member.userId, n],
  );
const count = async (table: string) => {
  const [row] = await app.peek<{ n: number }>(
    `select count(*)::integer as n from ${table} where user_id = $1`,
    [member.userId],
  );
  return row?.n;
};
const comeFrom = (ip: string) =>
  signIn(
    { ...app, db: app.db() },
    { requestId: 'caps', ip, userAgent: null },
    { email: member.email, password: testPassword },
  );
const endedEvents = () =>
  app.peek(
    "select actor_id as who, details from audit_events where action = 'session.revoked' and subject_label like $1",
    [`%${member.email}%`],
  );
const open = (uow: UnitOfWork) =>
  startSession(uow, {
    userId: member.userId,
    membershipId: member.membershipId,
    staff: false,
  });
const explain = (as: TestMember, which: RegExp, work: (uow: UnitOfWork) => Promise<unknown>) =>
  actAs(app, as, (uow) => explainLists(uow, work, which));

test('one session more than the cap ends the oldest, with its event', async () => {
  await insertSessions(mostSessions);
  await comeFrom('192.0.2.1');
  expect(await count('sessions')).toBe(mostSessions);
  expect(await endedEvents()).toEqual([{ who: member.userId, details: { because: 'too_many_sessions' } }]);
  const oldest = "select 1 from sessions where user_id = $1 and created_at < now() - interval '99.5 minutes'";
  expect(await app.peek(oldest, [member.userId])).toEqual([]);
});

test('of eight concurrent sign-ins at the cap none overlooks the others', async () => {
  await insertSessions(mostSessions);
  await Promise.all(Array.from({ length: 8 }, () => aSession(app, member)));
  expect(await count('sessions')).toBe(mostSessions);
});

test('the newest devices are stored', async () => {
  await insertDevices(mostDevices);
  await comeFrom('192.0.2.1');
  expect(await count('known_devices')).toBe(mostDevices);
});

test('pending sessions stay within their cap', async () => {
  const one = () => actAs(app, member, (uow) => startPendingSession(uow, member.userId, 'a stored hash'));
  for (let n = 0; n < maxPendingSessions + 3; n += 1) await one();
  expect(await count('pending_sessions')).toBe(maxPendingSessions);
});

test.each([
  ['that run', "now() + interval '7 days'"],
  ['that are past their end', "now() - interval '1 hour'"],
])('%s: with many rows a list reads no more than it may show', async (_, ends) => {
  await insertSessions(far, ends);
  await aSession(app, member);
  await app.peek('analyze sessions');
  const admin = await aPartnerAdmin(app, member.partner);
  const plans = [
    ...(await explain(member, /from sessions/, (uow) => listOwnSessions(uow, member.actor))),
    ...(await explain(admin, /from sessions/, (uow) => listSessionsOfMembership(uow, member.membershipId))),
  ];
  expect(plans).toHaveLength(2);
  for (const { looked, readThrough } of plans) {
    expect(readThrough).toEqual([]);
    expect(looked).toBeLessThanOrEqual(mostSessions);
  }
});

test('with many rows a sign-in reads a handful and deletes some', async () => {
  await insertSessions(far);
  await insertDevices(far);
  await app.peek('analyze sessions, known_devices');
  const plans = await explain(member, /from (?:sessions|known_devices)/, open);
  expect(plans).toHaveLength(3);
  for (const { looked, readThrough } of plans) {
    expect(readThrough).toEqual([]);
    expect(looked).toBeLessThanOrEqual(mostSessions + 20);
  }
  expect([await count('sessions'), await count('known_devices')]).toEqual([far + 1 - 20, far + 1 - 20]);
});

test('a device is looked up by equality, under every secret of the list, and none is verified', async () => {
  await comeFrom('192.0.2.1');
  await insertDevices(40);
  const rotated = createKeyring(['a newer secret of at least thirty-two bytes', testSecret]);
  const asked: string[] = [];
  const keyring: Keyring = {
    ...rotated,
    verify: () => expect.unreachable(),
    signEach: (purpose, message) => {
      asked.push(purpose);
      return rotated.signEach(purpose, message);
    },
  };
  const before = await count('known_devices');
  await actAs(app, member, (uow) =>
    open({
      ...uow,
      keyring,
      origin: { requestId: 'caps', ip: '192.0.2.1', userAgent: null },
    }),
  );
  expect([asked, await count('known_devices')]).toEqual([['known-device'], before]);
});

import type * as Argon2 from '@node-rs/argon2';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  alsoMemberOf,
  aMember,
  aPartner,
  openTestApp,
  testPassword,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { identify, signIn } from './index.ts';
import { hashPassword } from './passwords.ts';

// Files of one worker share their modules: a module that another file has loaded would not see the mock.
const counting = vi.hoisted(() => {
  vi.resetModules();
  return { verified: 0 };
});
afterAll(() => void vi.resetModules());

// The real library, with a count of its comparisons: their time would reveal whether an account exists.
vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof Argon2>();
  return {
    ...real,
    verify: (...args: Parameters<typeof real.verify>) => {
      counting.verified += 1;
      return real.verify(...args);
    },
  };
});

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const origin = { ...systemOrigin('test'), requestId: 'request-1', ip: '192.0.2.7' };
const tryToSignIn = (email: string, password = testPassword) =>
  signIn({ ...app, db: app.db() }, origin, { email, password });
const sessionsOf = ({ userId }: TestMember) =>
  app.peek('select 1 from sessions where user_id = $1', [userId]);
const setStatus = ({ membershipId }: TestMember, status: string) =>
  app.peek('update memberships set status = $2 where id = $1', [membershipId, status]);

test('the right password opens a session that acts for the only membership', async () => {
  const member = await aMember(app);
  const result = await tryToSignIn(` ${member.email.toUpperCase()} `);
  if (result.status !== 'signed_in') throw new Error('refused');
  const identified = await identify(app.db(), result.token);
  expect(identified?.actor.membership?.id).toBe(member.membershipId);
  const events = await app.peek(
    "select actor_id, partner_id, request_id, ip from audit_events where action = 'session.signed_in' and subject_id = $1",
    [identified?.details.sessionId],
  );
  expect(events).toEqual([
    { actor_id: member.userId, partner_id: member.partner.id, request_id: 'request-1', ip: '192.0.2.7' },
  ]);
});

const zoneOf = async ({ userId }: TestMember) =>
  (await app.peek('select last_time_zone as zone, timezone from users where id = $1', [userId]))[0];
const signInFrom = (member: TestMember, timeZone: string | null, password = testPassword) =>
  signIn({ ...app, db: app.db() }, { ...origin, timeZone }, { email: member.email, password });

test('the browser’s zone is stored for the times in mails: the last one, and none of a refused sign-in', async () => {
  const member = await aMember(app);
  await signInFrom(member, 'Asia/Tokyo', 'not the password at all');
  expect(await zoneOf(member)).toEqual({ zone: null, timezone: null });
  await signInFrom(member, 'Asia/Tokyo');
  await signInFrom(member, null);
  expect(await zoneOf(member)).toEqual({ zone: 'Asia/Tokyo', timezone: null });
  await signInFrom(member, 'Europe/Berlin');
  expect(await zoneOf(member)).toEqual({ zone: 'Europe/Berlin', timezone: null });
});

test('concurrent sign-ins from two zones all succeed', async () => {
  const member = await aMember(app);
  const zones = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 'Asia/Tokyo' : 'Europe/Berlin'));
  const results = await Promise.all(zones.map((zone) => signInFrom(member, zone)));
  expect(results.map(({ status }) => status)).toEqual(zones.map(() => 'signed_in'));
});

test('a person with several memberships acts for none until one is chosen', async () => {
  const member = await aMember(app);
  await alsoMemberOf(app, member, await aPartner(app));
  const result = await tryToSignIn(member.email);
  if (result.status !== 'signed_in') throw new Error('refused');
  const identified = await identify(app.db(), result.token);
  expect(identified?.actor.membership).toBeNull();
  expect(identified?.details.memberships).toHaveLength(2);
});

/** Every kind of person who is refused. */
async function refusedPeople(): Promise<
  Record<string, { email: string; password: string; member?: TestMember }>
> {
  const known = await aMember(app);
  const removed = await aMember(app);
  const deactivated = await aMember(app);
  const passwordless = await aMember(app);
  await setStatus(removed, 'removed');
  await setStatus(deactivated, 'deactivated');
  await app.peek('delete from password_credentials where user_id = $1', [passwordless.userId]);
  const right = { password: testPassword };
  return {
    unknown: { email: 'nobody@example.test', ...right },
    'not an address': { email: 'not an address', ...right },
    'wrong password': { email: known.email, password: 'a wrong password it is', member: known },
    removed: { email: removed.email, ...right, member: removed },
    deactivated: { email: deactivated.email, ...right, member: deactivated },
    'without a password': { email: passwordless.email, ...right, member: passwordless },
  };
}

test('every refusal is one answer after the same statements and one comparison of hashes, with one event and no session', async () => {
  await tryToSignIn('warm-up@example.test');
  const seen = new Map<string, string[]>();
  for (const [what, { email, password, member }] of Object.entries(await refusedPeople())) {
    const failures = await app.peek("select 1 from audit_events where action = 'session.sign_in_failed'");
    const verified = counting.verified;
    app.takeStatements();
    expect(await tryToSignIn(email, password)).toEqual({ status: 'refused' });
    expect(counting.verified).toBe(verified + 1);
    // The text of the statement contains the scope's ids.
    seen.set(
      what,
      app.takeStatements().map((sql) => sql.replaceAll(/'[0-9a-f-]{36}'/g, "''")),
    );
    const after = await app.peek("select 1 from audit_events where action = 'session.sign_in_failed'");
    expect(after).toHaveLength(failures.length + 1);
    expect(member ? await sessionsOf(member) : []).toEqual([]);
  }
  const unknown = seen.get('unknown');
  expect(unknown).toHaveLength(5);
  for (const statements of seen.values()) expect(statements).toEqual(unknown);
});

test('a failed sign-in is logged in the organisation it was tried at, never in another', async () => {
  const member = await aMember(app);
  await tryToSignIn(member.email, 'a wrong password it is');
  const events = await app.peek(
    "select partner_id, actor_id, subject_id from audit_events where action = 'session.sign_in_failed' and subject_id = $1",
    [member.userId],
  );
  expect(events).toEqual([{ partner_id: member.partner.id, actor_id: null, subject_id: member.userId }]);
});

test('the typed address is stored only if it is an address', async () => {
  const label = `sign-in ${Date.now()}`;
  const typed = async (email: string) => {
    await signIn({ ...app, db: app.db() }, systemOrigin(label), { email, password: 'x' });
    const rows = await app.peek<{ details: unknown }>(
      'select details from audit_events where request_id = $1 order by id desc limit 1',
      [`system:${label}`],
    );
    return rows[0]?.details;
  };
  expect(await typed(' Nobody@Example.test ')).toEqual({ email: 'nobody@example.test' });
  for (const slip of ['correct horse battery', 'nobody@example.test correct-horse'])
    expect(await typed(slip)).toEqual({ email: null });
});

test('a membership deactivated at one partner does not prevent the sign-in for the other', async () => {
  const member = await aMember(app);
  const partner = await aPartner(app);
  const other = await alsoMemberOf(app, member, partner);
  await setStatus(member, 'deactivated');
  const result = await tryToSignIn(member.email);
  if (result.status !== 'signed_in') throw new Error('refused');
  const identified = await identify(app.db(), result.token);
  expect(identified?.actor.membership?.id).toBe(other);
});

const hashOf = async ({ userId }: TestMember) =>
  (
    await app.peek<{ hash: string }>(
      'select password_hash as hash from password_credentials where user_id = $1',
      [userId],
    )
  )[0]?.hash;

test('a hash with outdated costs is made again at sign-in, a current one stays', async () => {
  const member = await aMember(app);
  const weak = await hash(testPassword, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await app.peek('update password_credentials set password_hash = $2 where user_id = $1', [
    member.userId,
    weak,
  ]);
  expect(await tryToSignIn(member.email, 'a wrong password it is')).toEqual({ status: 'refused' });
  expect(await hashOf(member)).toBe(weak);
  expect((await tryToSignIn(member.email)).status).toBe('signed_in');
  const renewed = await hashOf(member);
  expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await tryToSignIn(member.email)).status).toBe('signed_in');
  expect(await hashOf(member)).toBe(renewed);
});

test('sixteen concurrent sign-ins with a hash of outdated costs all succeed', async () => {
  const member = await aMember(app);
  const weak = await hash(testPassword, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await app.peek('update password_credentials set password_hash = $2 where user_id = $1', [
    member.userId,
    weak,
  ]);
  const answers = await Promise.all(Array.from({ length: 16 }, () => tryToSignIn(member.email)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['signed_in']));
  expect(await hashOf(member)).not.toBe(weak);
});

test('the same password typed with composed or decomposed accents is the same', async () => {
  const member = await aMember(app);
  const stored = await hashPassword('sept façades très bleues'.normalize('NFD'));
  await app.peek('update password_credentials set password_hash = $2 where user_id = $1', [
    member.userId,
    stored,
  ]);
  expect((await tryToSignIn(member.email, 'sept façades très bleues'.normalize('NFC'))).status).toBe(
    'signed_in',
  );
});

import { lifetimes } from '@gatehouse/policy';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  actAs,
  aMember,
  factorDeps,
  openTestApp,
  ownSession,
  publicUrl,
  refusalOf,
  softAuthenticator,
  withPasskey,
  type SoftAuthenticator,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import type { PasskeyCreation } from './contract.ts';
import { newChallenge, type ChallengeUse } from './domain/webauthn-challenge.ts';
import { beginPasskey, confirmPasskey, offerPasskeySignIn, signInWithPasskey } from './index.ts';

let app: TestApp;
let member: TestMember;
let authenticator: SoftAuthenticator;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app);
  ({ authenticator } = await withPasskey(app, member));
});

const origin = systemOrigin('test');
const by = { origin: publicUrl };
type Settings = Parameters<SoftAuthenticator['get']>[1];

const offered = () => offerPasskeySignIn(app.db(), app.keyring, factorDeps(app).rp);
const signIn = async (settings: Settings = by, device = authenticator) =>
  signInWithPasskey(factorDeps(app), origin, device.get(await offered(), settings));
const rowOf = async ({ credentialId } = authenticator) =>
  (
    await app.peek<{ counter: string; last_used_at: Date | null }>(
      'select counter, last_used_at from passkeys where credential_id = $1',
      [credentialId],
    )
  )[0];
const moment = async () =>
  (await app.peek<{ now: number }>('select extract(epoch from clock_timestamp())::float8 as now'))[0]?.now ??
  0;

const begin = (person = member): Promise<PasskeyCreation> =>
  actAs(app, person, (uow) => beginPasskey(uow, app.keyring, factorDeps(app).rp, person.actor));
const enrol = async (options: PasskeyCreation, settings: Settings = by, device = softAuthenticator()) => {
  const own = await ownSession(app, member);
  const made = device.create(options, settings);
  return actAs(app, member, (uow) => confirmPasskey(uow, factorDeps(app), own, made));
};
const passkeys = () => app.peek('select 1 from passkeys where user_id = $1', [member.userId]);

test('a passkey signs in by itself, into the only membership, and its use is recorded', async () => {
  expect((await rowOf())?.last_used_at).toBeNull();
  const token = (await signIn())?.token ?? null;
  const identified = token === null ? null : await identify(app.db(), token);
  expect(identified?.actor).toMatchObject({ userId: member.userId, membership: { id: member.membershipId } });
  expect((await rowOf())?.last_used_at).not.toBeNull();
  const events = await app.peek(
    "select partner_id, details from audit_events where action = 'session.signed_in' and subject_id = $1",
    [identified?.details.sessionId],
  );
  expect(events).toEqual([{ partner_id: member.partner.id, details: { factor: 'passkey' } }]);
});

test('requesting a challenge writes nothing, for anybody', async () => {
  app.takeStatements();
  await offered();
  await begin();
  const writing = app.takeStatements().filter((sql) => /insert|update|delete/i.test(sql));
  expect(writing).toEqual([]);
});

test.each<[string, Partial<Settings>]>([
  ['without having verified its user', { userVerified: false }],
  ['for another origin', { origin: 'https://portal.example.test.evil.test' }],
  ['for plain http', { origin: publicUrl.replace('https', 'http') }],
  ['for another site', { rpId: 'evil.test' }],
  ['signed with another key', { forged: true }],
  ['made for enrolling', { type: 'webauthn.create' }],
  ['over no challenge of ours', { challenge: Buffer.alloc(54).toString('base64url') }],
  [
    'in another’s name',
    { userHandle: Buffer.from('01900000-0000-7000-8000-00000000dead').toString('base64url') },
  ],
  ['in a name that is none', { userHandle: Buffer.from("'; drop table users --").toString('base64url') }],
  ['in no name', { userHandle: '' }],
])('an assertion %s is refused, with one event', async (_, settings) => {
  await app.refusals.flush();
  const before = await app.peek("select 1 from audit_events where action = 'session.sign_in_failed'");
  expect(await signIn({ ...by, ...settings })).toBeNull();
  const after = await app.peek("select 1 from audit_events where action = 'session.sign_in_failed'");
  expect(after).toHaveLength(before.length + 1);
  expect((await rowOf())?.last_used_at).toBeNull();
});

test('an unknown passkey and one with a false proof get the same answer after the same statements', async () => {
  const stranger = softAuthenticator();
  const handle = Buffer.from(member.userId).toString('base64url');
  const seen = [];
  for (const [device, settings] of [
    [stranger, { ...by, userHandle: handle }],
    [authenticator, { ...by, forged: true }],
  ] as const) {
    const assertion = device.get(await offered(), settings);
    app.takeStatements();
    expect(await signInWithPasskey(factorDeps(app), origin, assertion)).toBeNull();
    seen.push(app.takeStatements().map((sql) => sql.replaceAll(/'[0-9a-f-]{36}'/g, "''")));
  }
  expect(seen[0]).toEqual(seen[1]);
});

test('a challenge for another purpose does not sign in', async () => {
  for (const use of [
    { purpose: 'enrol', userId: member.userId },
    { purpose: 'second_factor', pendingSessionId: 'x' },
  ] satisfies ChallengeUse[])
    expect(await signIn({ ...by, challenge: newChallenge(app.keyring, use, await moment()) })).toBeNull();
});

test('of sixteen concurrent uses of one assertion one signs in, and none later', async () => {
  const assertion = authenticator.get(await offered(), by);
  const tries = await Promise.all(
    Array.from({ length: 16 }, () => signInWithPasskey(factorDeps(app), origin, assertion)),
  );
  expect(tries.filter((token) => token !== null)).toHaveLength(1);
  expect(await signInWithPasskey(factorDeps(app), origin, assertion)).toBeNull();
});

test('a challenge is answered once, by whatever passkey, even one without a counter', async () => {
  const device = softAuthenticator({ counts: false });
  await withPasskey(app, member, { authenticator: device });
  const options = await offered();
  const sign = () => signInWithPasskey(factorDeps(app), origin, device.get(options, by));
  expect(await sign()).not.toBeNull();
  expect(await sign()).toBeNull();
  expect(await signIn(by, device)).not.toBeNull();
});

test('a challenge expires after five minutes, by the database’s clock', async () => {
  const at = async (secondsAgo: number) => {
    const made = newChallenge(app.keyring, { purpose: 'sign_in' }, (await moment()) - secondsAgo);
    return signIn({ ...by, challenge: made });
  };
  expect(await at(lifetimes.passkeyChallenge + 1)).toBeNull();
  expect(await at(lifetimes.passkeyChallenge - 5)).not.toBeNull();
});

test('a counter that does not increase means a copy and is refused', async () => {
  expect(await signIn({ ...by, counter: 7 })).not.toBeNull();
  for (const counter of [7, 6, 0]) expect(await signIn({ ...by, counter })).toBeNull();
  expect((await rowOf())?.counter).toBe('7');
  expect(await signIn({ ...by, counter: 8 })).not.toBeNull();
});

test('a person without a membership cannot sign in by passkey either', async () => {
  await app.peek("update memberships set status = 'deactivated' where id = $1", [member.membershipId]);
  expect(await signIn()).toBeNull();
});

test('an enrolment names the person and excludes enrolled passkeys', async () => {
  const options = await begin();
  expect(options).toMatchObject({
    rp: { id: 'portal.example.test', name: 'Gatehouse' },
    user: { name: member.email, displayName: member.name },
    excludeCredentials: [{ id: authenticator.credentialId }],
    attestation: 'none',
  });
  expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(member.userId);
});

test.each<[string, Partial<Settings>]>([
  ['for another origin', { origin: 'https://evil.test' }],
  ['for another site', { rpId: 'evil.test' }],
  ['made for signing in', { type: 'webauthn.get' }],
  ['over no challenge of ours', { challenge: Buffer.alloc(54).toString('base64url') }],
])('an enrolment %s is refused', async (_, settings) => {
  const before = await passkeys();
  expect(await refusalOf(enrol(await begin(), { ...by, ...settings }))).toBe('invalid_code');
  expect(await passkeys()).toEqual(before);
});

test('an enrolment’s challenge is valid for the person, for that purpose, once, for five minutes', async () => {
  const other = await aMember(app);
  expect(await refusalOf(enrol(await begin(other)))).toBe('invalid_code');
  const options = await begin();
  const late = newChallenge(
    app.keyring,
    { purpose: 'enrol', userId: member.userId },
    (await moment()) - lifetimes.passkeyChallenge - 1,
  );
  expect(await refusalOf(enrol(options, { ...by, challenge: late }))).toBe('invalid_code');
  const signingIn = (await offered()).challenge;
  expect(await refusalOf(enrol(options, { ...by, challenge: signingIn }))).toBe('invalid_code');
  expect(await refusalOf(enrol(options))).toBeNull();
  expect(await refusalOf(enrol(options))).toBe('invalid_code');
});

test('a passkey is enrolled once, whoever tries', async () => {
  expect(await refusalOf(enrol(await begin(), by, authenticator))).toBe('already_exists');
  const other = await aMember(app);
  const theirs = await withPasskey(app, other);
  expect(await refusalOf(enrol(await begin(), by, theirs.authenticator))).toBe('already_exists');
  expect(await passkeys()).toHaveLength(1);
});

test('an answer that is not WebAuthn is refused like the others', async () => {
  const own = await ownSession(app, member);
  const made = softAuthenticator().create(await begin(), by);
  for (const response of [
    { ...made.response, clientDataJSON: 'e30' },
    { ...made.response, clientDataJSON: 'not-json' },
    { ...made.response, attestationObject: 'oA' },
    { ...made.response, attestationObject: '____' },
  ]) {
    const act = actAs(app, member, (uow) => confirmPasskey(uow, factorDeps(app), own, { ...made, response }));
    expect(await refusalOf(act)).toBe('invalid_code');
  }
});

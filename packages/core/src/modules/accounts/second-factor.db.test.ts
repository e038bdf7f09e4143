import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createKeyring, systemOrigin } from '../../platform/index.ts';
import {
  actAs,
  aHalfSession,
  alsoMemberOf,
  aMember,
  aPartner,
  factorDeps,
  openTestHouse,
  ownSession,
  publicUrl,
  refusalOf,
  softAuthenticator,
  testPassword,
  testSecret,
  totpCode,
  whilePersonHeld,
  withPasskey,
  withTotp,
  wrongTotpCode,
  type TestHouse,
  type TestMember,
} from '../../testing/index.ts';
import type { VerifySecondFactorInput } from '../identity/contract.ts';
import { identify, signIn } from '../identity/index.ts';
import { pruneSessions, readHalfSession, type HalfSession } from '../sessions/index.ts';
import { newChallenge } from './domain/webauthn-challenge.ts';
import { beginTotp, confirmTotp, noteWrongFactor, offerSecondFactor, verifySecondFactor } from './index.ts';
import { wipeFactors } from './use-cases/wipe-factors.ts';

let house: TestHouse;
let member: TestMember;
let secret: string;
let recoveryCodes: string[];
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  member = await aMember(house);
  ({ secret, recoveryCodes } = await withTotp(house, member));
});

const origin = systemOrigin('test');
const half = async () => (await aHalfSession(house, member)).half;
const verify = (by: HalfSession, input: VerifySecondFactorInput) =>
  verifySecondFactor(factorDeps(house), origin, by, input);
const totp = (code: string) => ({ method: 'totp', code }) as const;
const recovery = (code = recoveryCodes[0] ?? '') => ({ method: 'recovery_code', code }) as const;
const sessions = () => house.peek('select 1 from sessions where user_id = $1', [member.userId]);
const outcomes = async (tries: readonly Promise<unknown>[]) => {
  const all = await Promise.all(tries.map((attempt) => refusalOf(attempt)));
  return { ok: all.filter((refusal) => refusal === null).length, refused: [...new Set(all)].filter(Boolean) };
};

test('the right password opens half a session only: nobody as yet, no event, no row among sessions', async () => {
  await house.peek('delete from sessions where user_id = $1', [member.userId]);
  const { token, half: opened } = await aHalfSession(house, member);
  expect(await identify(house.db(), token)).toBeNull();
  expect(await sessions()).toEqual([]);
  expect(opened).toMatchObject({ userId: member.userId, email: member.email });
  expect(JSON.stringify(opened)).not.toContain('argon2');
  const [stored] = await house.peek<{ text: string; seconds: number }>(
    `select h::text as text, extract(epoch from expires_at - created_at)::int as seconds from half_sessions h where user_id = $1`,
    [member.userId],
  );
  expect(stored?.seconds).toBe(600);
  expect(stored?.text).toContain(createHash('sha256').update(token).digest('hex'));
  expect(stored?.text).not.toContain(token);
  const events = await house.peek(
    "select 1 from audit_events where action like 'session.%' and actor_id = $1",
    [member.userId],
  );
  expect(events).toEqual([]);
});

test('a factor makes it whole under another secret, and only then is it in the log', async () => {
  const { token: before, half: opened } = await aHalfSession(house, member);
  const token = await verify(opened, totp(totpCode(secret)));
  expect(token).not.toBe(before);
  const identified = await identify(house.db(), token);
  expect(identified?.actor).toMatchObject({ userId: member.userId, membership: { id: member.membershipId } });
  expect(await identify(house.db(), before)).toBeNull();
  expect(await readHalfSession(house.db(), before)).toBeNull();
  const events = await house.peek(
    "select partner_id, details from audit_events where action = 'session.signed_in' and subject_id = $1",
    [identified?.facts.sessionId],
  );
  expect(events).toEqual([{ partner_id: member.partner.id, details: { factor: 'totp' } }]);
});

test('a half session is used once', async () => {
  const opened = await half();
  await verify(opened, totp(totpCode(secret)));
  expect(await refusalOf(verify(opened, recovery()))).toBe('unauthenticated');
  // What it would have used up is still good.
  expect(await refusalOf(verify(await half(), recovery()))).toBeNull();
});

test('of sixteen factors at once for one half session one opens a session', async () => {
  const opened = await half();
  const before = await sessions();
  const tries = recoveryCodes.slice(0, 8).flatMap((code) => [recovery(code), recovery(code)]);
  expect(await outcomes(tries.map((input) => verify(opened, input)))).toMatchObject({ ok: 1 });
  expect(await sessions()).toHaveLength(before.length + 1);
  const used = await house.peek('select 1 from recovery_codes where user_id = $1 and used_at is not null', [
    member.userId,
  ]);
  expect(used).toHaveLength(1);
});

test('one step’s code, sixteen at once in as many sign-ins: one success', async () => {
  const halves = await Promise.all(Array.from({ length: 16 }, half));
  const code = totpCode(secret);
  const tries = await outcomes(halves.map((opened) => verify(opened, totp(code))));
  expect(tries).toEqual({ ok: 1, refused: ['invalid_code'] });
});

test('one recovery code, sixteen at once in as many sign-ins: one success', async () => {
  const halves = await Promise.all(Array.from({ length: 16 }, half));
  const tries = await outcomes(halves.map((opened) => verify(opened, recovery())));
  expect(tries).toEqual({ ok: 1, refused: ['invalid_code'] });
});

test('a code is not taken again, in whatever session, nor is an older one after a newer', async () => {
  const [older = '', now = '', next = ''] = [-1, 0, 1].map((steps) => totpCode(secret, steps));
  await verify(await half(), totp(now));
  expect(await refusalOf(verify(await half(), totp(now)))).toBe('invalid_code');
  await verify(await half(), totp(next));
  for (const code of [older, now, next])
    expect(await refusalOf(verify(await half(), totp(code)))).toBe('invalid_code');
  await verify(await half(), recovery());
  expect(await refusalOf(verify(await half(), recovery()))).toBe('invalid_code');
});

test('the code an app was enrolled with does not sign in as well', async () => {
  const fresh = await aMember(house);
  const session = await ownSession(house, fresh);
  const offer = await actAs(house, fresh, (uow) => beginTotp(uow, house.keyring, 'Gatehouse', fresh.actor));
  const code = totpCode(offer.secret);
  await actAs(house, fresh, (uow) => confirmTotp(uow, house.keyring, session, code));
  const { half: opened } = await aHalfSession(house, fresh);
  expect(await refusalOf(verify(opened, totp(code)))).toBe('invalid_code');
});

test('codes of another person, of another kind, and nonsense are one answer that changes nothing', async () => {
  const other = await aMember(house);
  const theirs = await withTotp(house, other);
  const opened = await half();
  for (const input of [
    totp(wrongTotpCode(secret)),
    totp(totpCode(theirs.secret)),
    totp(recoveryCodes[1] ?? ''),
    totp(''),
    recovery(theirs.recoveryCodes[0]),
    recovery(totpCode(secret)),
    recovery('abcd-efgh-ijkl-mnop'),
  ])
    expect(await refusalOf(verify(opened, input))).toBe('invalid_code');
  await verify(opened, totp(totpCode(secret)));
});

test('a half session is over after ten minutes, by the database’s clock', async () => {
  const { token, half: opened } = await aHalfSession(house, member);
  await house.peek(
    "update half_sessions set expires_at = clock_timestamp() - interval '1 millisecond' where user_id = $1",
    [member.userId],
  );
  expect(await readHalfSession(house.db(), token)).toBeNull();
  expect(await refusalOf(verify(opened, totp(totpCode(secret))))).toBe('unauthenticated');
  await pruneSessions(house.db());
  expect(await house.peek('select 1 from half_sessions where user_id = $1', [member.userId])).toEqual([]);
  const late = house.peek(
    "insert into half_sessions (id, user_id, credential, expires_at) values ('late', $1, 'x', now() + interval '11 minutes')",
    [member.userId],
  );
  await expect(late).rejects.toThrow('half_sessions_lifetime_check');
});

test('with another password since, or no place left, it is nobody’s', async () => {
  const changed = await aHalfSession(house, member);
  await house.peek(
    "update password_credentials set password_hash = password_hash || 'x' where user_id = $1",
    [member.userId],
  );
  expect(await readHalfSession(house.db(), changed.token)).toBeNull();
  expect(await refusalOf(verify(changed.half, totp(totpCode(secret))))).toBe('unauthenticated');
  await house.peek(
    "update password_credentials set password_hash = rtrim(password_hash, 'x') where user_id = $1",
    [member.userId],
  );
  const removed = await aHalfSession(house, member);
  await house.peek("update memberships set status = 'removed' where id = $1", [member.membershipId]);
  expect(await readHalfSession(house.db(), removed.token)).toBeNull();
});

const changePassword = (
  holder: { query(text: string, values: string[]): Promise<unknown> },
  userId: string,
) =>
  holder.query("update password_credentials set password_hash = password_hash || 'x' where user_id = $1", [
    userId,
  ]);

test('a password changed while the code is judged opens nothing', async () => {
  const opened = await half();
  const before = await sessions();
  const refusal = await whilePersonHeld(
    house,
    member.userId,
    () => refusalOf(verify(opened, totp(totpCode(secret)))),
    (holder) => changePassword(holder, member.userId),
  );
  expect(refusal).toBe('unauthenticated');
  expect(await sessions()).toHaveLength(before.length);
});

test('a password changed, or a factor enrolled, between the look at the password and the session counts', async () => {
  const { userId, email } = await aMember(house);
  const start = () => signIn(factorDeps(house), origin, { email, password: testPassword });
  const enrolled = await whilePersonHeld(house, userId, start, (holder) =>
    holder.query("insert into totp_factors (user_id, secret, confirmed_at) values ($1, 'x', now())", [
      userId,
    ]),
  );
  expect(enrolled.status).toBe('mfa_required');
  const changed = await whilePersonHeld(house, userId, start, (holder) => changePassword(holder, userId));
  expect(changed.status).toBe('refused');
});

test('who has several memberships chooses one afterwards, as ever', async () => {
  await alsoMemberOf(house, member, await aPartner(house));
  const token = await verify(await half(), totp(totpCode(secret)));
  const identified = await identify(house.db(), token);
  expect(identified?.actor.membership).toBeNull();
  expect(identified?.facts.memberships).toHaveLength(2);
});

test('what is offered is what there is', async () => {
  const offered = async () => offerSecondFactor(factorDeps(house), origin, await half());
  expect(await offered()).toEqual({ factors: ['totp', 'recovery_code'] });
  const { authenticator } = await withPasskey(house, member);
  const { factors, passkeyOptions } = await offered();
  expect(factors).toEqual(['totp', 'passkey', 'recovery_code']);
  expect(passkeyOptions).toMatchObject({
    rpId: 'portal.example.test',
    allowCredentials: [
      { id: authenticator.credentialId, type: 'public-key', transports: ['hybrid', 'internal'] },
    ],
  });
  await house.peek('update recovery_codes set used_at = now() where user_id = $1', [member.userId]);
  await house.peek('delete from totp_factors where user_id = $1', [member.userId]);
  expect((await offered()).factors).toEqual(['passkey']);
});

test('without any factor left there is nothing a half session could be made whole with', async () => {
  const opened = await half();
  await actAs(house, member, (uow) => wipeFactors(uow, member.userId));
  for (const input of [totp(totpCode(secret)), recovery()])
    expect(await refusalOf(verify(opened, input))).toBe('invalid_code');
});

test('a wrong factor leaves one event; with the last one allowed its owner is written to', async () => {
  const opened = await half();
  await noteWrongFactor(house, origin, opened, { factor: 'totp', last: false });
  await noteWrongFactor(house, origin, opened, { factor: 'recovery_code', last: true });
  const events = await house.peek(
    "select partner_id, actor_id, details from audit_events where action = 'session.sign_in_failed' and subject_id = $1 order by id",
    [member.userId],
  );
  expect(events).toEqual([
    { partner_id: member.partner.id, actor_id: null, details: { factor: 'totp' } },
    { partner_id: member.partner.id, actor_id: null, details: { factor: 'recovery_code' } },
  ]);
  const mails = await house.peek(
    "select 1 from pgboss.job where name = 'account.notice' and data->>'userId' = $1 and data->>'kind' = 'too_many_codes'",
    [member.userId],
  );
  expect(mails).toHaveLength(1);
});

test('after a rotation of APP_SECRET codes are good, and the secret is sealed anew', async () => {
  const [before] = await house.peek<{ secret: string }>(
    'select secret from totp_factors where user_id = $1',
    [member.userId],
  );
  const fresh = 'n'.repeat(32);
  const rotated = { ...factorDeps(house), keyring: createKeyring([fresh, testSecret]) };
  await verifySecondFactor(rotated, origin, await half(), totp(totpCode(secret)));
  const [after] = await house.peek<{ secret: string }>('select secret from totp_factors where user_id = $1', [
    member.userId,
  ]);
  expect(after?.secret).not.toBe(before?.secret);
  const alone = { ...rotated, keyring: createKeyring([fresh]) };
  await verifySecondFactor(alone, origin, await half(), totp(totpCode(secret, 1)));
  expect(await refusalOf(verifySecondFactor(rotated, origin, await half(), recovery()))).toBeNull();
});

test('a passkey makes a half session whole, even one that does not verify its user', async () => {
  const { authenticator } = await withPasskey(house, member);
  const opened = await half();
  const { passkeyOptions } = await offerSecondFactor(factorDeps(house), origin, opened);
  if (!passkeyOptions) throw new Error('no passkey on offer');
  const assertion = authenticator.get(passkeyOptions, { origin: publicUrl, userVerified: false });
  const token = await verify(opened, { method: 'passkey', assertion });
  expect((await identify(house.db(), token))?.actor.userId).toBe(member.userId);
});

test('an assertion for another half session, another purpose, or by another’s passkey is refused', async () => {
  const { authenticator } = await withPasskey(house, member);
  const other = await aMember(house);
  const theirs = await withPasskey(house, other);
  const [one, another] = [await half(), await half()];
  const { passkeyOptions } = await offerSecondFactor(factorDeps(house), origin, one);
  if (!passkeyOptions) throw new Error('no passkey on offer');
  const by = { origin: publicUrl };
  const refusal = (opened: HalfSession, assertion: ReturnType<typeof authenticator.get>) =>
    refusalOf(verify(opened, { method: 'passkey', assertion }));
  expect(await refusal(another, authenticator.get(passkeyOptions, by))).toBe('invalid_code');
  const moment = Date.now() / 1_000;
  for (const use of [{ purpose: 'sign_in' }, { purpose: 'enrol', userId: member.userId }] as const) {
    const challenge = newChallenge(house.keyring, use, moment);
    expect(await refusal(one, authenticator.get(passkeyOptions, { ...by, challenge }))).toBe('invalid_code');
  }
  expect(await refusal(one, theirs.authenticator.get(passkeyOptions, by))).toBe('invalid_code');
  expect(await refusal(one, softAuthenticator().get(passkeyOptions, by))).toBe('invalid_code');
  expect(await refusal(one, authenticator.get(passkeyOptions, by))).toBeNull();
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createKeyring, systemOrigin } from '../../platform/index.ts';
import {
  actAs,
  aPendingSession,
  alsoMemberOf,
  aMember,
  aPartner,
  factorDeps,
  openTestApp,
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
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import type { VerifySecondFactorInput } from '../identity/contract.ts';
import { identify, signIn } from '../identity/index.ts';
import { pruneSessions, findPendingSession, type PendingSession } from '../sessions/index.ts';
import { newChallenge } from './domain/webauthn-challenge.ts';
import { beginTotp, confirmTotp, noteWrongFactor, offerSecondFactor, verifySecondFactor } from './index.ts';
import { wipeFactors } from './use-cases/wipe-unproven-credentials.ts';

let app: TestApp;
let member: TestMember;
let secret: string;
let recoveryCodes: string[];
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app);
  ({ secret, recoveryCodes } = await withTotp(app, member));
});

const origin = systemOrigin('test');
const pending = async () => (await aPendingSession(app, member)).pending;
const verify = (by: PendingSession, input: VerifySecondFactorInput) =>
  verifySecondFactor(factorDeps(app), origin, by, input);
const totp = (code: string) => ({ method: 'totp', code }) as const;
const recovery = (code = recoveryCodes[0] ?? '') => ({ method: 'recovery_code', code }) as const;
const sessions = () => app.peek('select 1 from sessions where user_id = $1', [member.userId]);
const outcomes = async (tries: readonly Promise<unknown>[]) => {
  const all = await Promise.all(tries.map((attempt) => refusalOf(attempt)));
  return { ok: all.filter((refusal) => refusal === null).length, refused: [...new Set(all)].filter(Boolean) };
};

test('the right password opens a pending session only: no actor, no event, no row among sessions', async () => {
  await app.peek('delete from sessions where user_id = $1', [member.userId]);
  const { token, pending: opened } = await aPendingSession(app, member);
  expect(await identify(app.db(), token)).toBeNull();
  expect(await sessions()).toEqual([]);
  expect(opened).toMatchObject({ userId: member.userId, email: member.email });
  expect(JSON.stringify(opened)).not.toContain('argon2');
  const [stored] = await app.peek<{ text: string; seconds: number }>(
    `select h::text as text, extract(epoch from expires_at - created_at)::int as seconds from pending_sessions h where user_id = $1`,
    [member.userId],
  );
  expect(stored?.seconds).toBe(600);
  expect(stored?.text).toContain(createHash('sha256').update(token).digest('hex'));
  expect(stored?.text).not.toContain(token);
  const events = await app.peek(
    "select 1 from audit_events where action like 'session.%' and actor_id = $1",
    [member.userId],
  );
  expect(events).toEqual([]);
});

test('a factor completes it under another secret, and only then is it logged', async () => {
  const { token: before, pending: opened } = await aPendingSession(app, member);
  const token = await verify(opened, totp(totpCode(secret)));
  expect(token).not.toBe(before);
  const identified = await identify(app.db(), token);
  expect(identified?.actor).toMatchObject({ userId: member.userId, membership: { id: member.membershipId } });
  expect(await identify(app.db(), before)).toBeNull();
  expect(await findPendingSession(app.db(), before)).toBeNull();
  const events = await app.peek(
    "select partner_id, details from audit_events where action = 'session.signed_in' and subject_id = $1",
    [identified?.details.sessionId],
  );
  expect(events).toEqual([{ partner_id: member.partner.id, details: { factor: 'totp' } }]);
});

test('a pending session is used once', async () => {
  const opened = await pending();
  await verify(opened, totp(totpCode(secret)));
  expect(await refusalOf(verify(opened, recovery()))).toBe('unauthenticated');
  // The factors it would have used are still valid.
  expect(await refusalOf(verify(await pending(), recovery()))).toBeNull();
});

test('of sixteen concurrent factors for one pending session one opens a session', async () => {
  const opened = await pending();
  const before = await sessions();
  const tries = recoveryCodes.slice(0, 8).flatMap((code) => [recovery(code), recovery(code)]);
  expect(await outcomes(tries.map((input) => verify(opened, input)))).toMatchObject({ ok: 1 });
  expect(await sessions()).toHaveLength(before.length + 1);
  const used = await app.peek('select 1 from recovery_codes where user_id = $1 and used_at is not null', [
    member.userId,
  ]);
  expect(used).toHaveLength(1);
});

test('one step’s code, in sixteen concurrent sign-ins: one success', async () => {
  const halves = await Promise.all(Array.from({ length: 16 }, pending));
  const code = totpCode(secret);
  const tries = await outcomes(halves.map((opened) => verify(opened, totp(code))));
  expect(tries).toEqual({ ok: 1, refused: ['invalid_code'] });
});

test('one recovery code, in sixteen concurrent sign-ins: one success', async () => {
  const halves = await Promise.all(Array.from({ length: 16 }, pending));
  const tries = await outcomes(halves.map((opened) => verify(opened, recovery())));
  expect(tries).toEqual({ ok: 1, refused: ['invalid_code'] });
});

test('a code is not accepted again, in whatever session, nor an older one after a newer', async () => {
  const [older = '', now = '', next = ''] = [-1, 0, 1].map((steps) => totpCode(secret, steps));
  await verify(await pending(), totp(now));
  expect(await refusalOf(verify(await pending(), totp(now)))).toBe('invalid_code');
  await verify(await pending(), totp(next));
  for (const code of [older, now, next])
    expect(await refusalOf(verify(await pending(), totp(code)))).toBe('invalid_code');
  await verify(await pending(), recovery());
  expect(await refusalOf(verify(await pending(), recovery()))).toBe('invalid_code');
});

test('the code that enrolled an app does not sign in as well', async () => {
  const fresh = await aMember(app);
  const session = await ownSession(app, fresh);
  const offer = await actAs(app, fresh, (uow) => beginTotp(uow, app.keyring, 'Gatehouse', fresh.actor));
  const code = totpCode(offer.secret);
  await actAs(app, fresh, (uow) => confirmTotp(uow, app.keyring, session, code));
  const { pending: opened } = await aPendingSession(app, fresh);
  expect(await refusalOf(verify(opened, totp(code)))).toBe('invalid_code');
});

test('codes of another person, of another kind, and nonsense get one answer and change nothing', async () => {
  const other = await aMember(app);
  const theirs = await withTotp(app, other);
  const opened = await pending();
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

test('a pending session expires after ten minutes, by the database’s clock', async () => {
  const { token, pending: opened } = await aPendingSession(app, member);
  await app.peek(
    "update pending_sessions set expires_at = clock_timestamp() - interval '1 millisecond' where user_id = $1",
    [member.userId],
  );
  expect(await findPendingSession(app.db(), token)).toBeNull();
  expect(await refusalOf(verify(opened, totp(totpCode(secret))))).toBe('unauthenticated');
  await pruneSessions(app.db());
  expect(await app.peek('select 1 from pending_sessions where user_id = $1', [member.userId])).toEqual([]);
  const late = app.peek(
    "insert into pending_sessions (id, user_id, credential, expires_at) values ('late', $1, 'x', now() + interval '11 minutes')",
    [member.userId],
  );
  await expect(late).rejects.toThrow('pending_sessions_lifetime_check');
});

test('after a change of password, or without a membership, it is invalid', async () => {
  const changed = await aPendingSession(app, member);
  await app.peek("update password_credentials set password_hash = password_hash || 'x' where user_id = $1", [
    member.userId,
  ]);
  expect(await findPendingSession(app.db(), changed.token)).toBeNull();
  expect(await refusalOf(verify(changed.pending, totp(totpCode(secret))))).toBe('unauthenticated');
  await app.peek(
    "update password_credentials set password_hash = rtrim(password_hash, 'x') where user_id = $1",
    [member.userId],
  );
  const removed = await aPendingSession(app, member);
  await app.peek("update memberships set status = 'removed' where id = $1", [member.membershipId]);
  expect(await findPendingSession(app.db(), removed.token)).toBeNull();
});

const changePassword = (
  holder: { query(text: string, values: string[]): Promise<unknown> },
  userId: string,
) =>
  holder.query("update password_credentials set password_hash = password_hash || 'x' where user_id = $1", [
    userId,
  ]);

test('a password changed while the code is judged opens nothing', async () => {
  const opened = await pending();
  const before = await sessions();
  const refusal = await whilePersonHeld(
    app,
    member.userId,
    () => refusalOf(verify(opened, totp(totpCode(secret)))),
    (holder) => changePassword(holder, member.userId),
  );
  expect(refusal).toBe('unauthenticated');
  expect(await sessions()).toHaveLength(before.length);
});

test('a password changed, or a factor enrolled, between the comparison and the session counts', async () => {
  const { userId, email } = await aMember(app);
  const start = () => signIn(factorDeps(app), origin, { email, password: testPassword });
  const enrolled = await whilePersonHeld(app, userId, start, (holder) =>
    holder.query("insert into totp_factors (user_id, secret, confirmed_at) values ($1, 'x', now())", [
      userId,
    ]),
  );
  expect(enrolled.status).toBe('mfa_required');
  const changed = await whilePersonHeld(app, userId, start, (holder) => changePassword(holder, userId));
  expect(changed.status).toBe('refused');
});

test('a person with several memberships chooses one afterwards, as usual', async () => {
  await alsoMemberOf(app, member, await aPartner(app));
  const token = await verify(await pending(), totp(totpCode(secret)));
  const identified = await identify(app.db(), token);
  expect(identified?.actor.membership).toBeNull();
  expect(identified?.details.memberships).toHaveLength(2);
});

test('exactly the existing factors are offered', async () => {
  const offered = async () => offerSecondFactor(factorDeps(app), origin, await pending());
  expect(await offered()).toEqual({ factors: ['totp', 'recovery_code'] });
  const { authenticator } = await withPasskey(app, member);
  const { factors, passkeyOptions } = await offered();
  expect(factors).toEqual(['totp', 'passkey', 'recovery_code']);
  expect(passkeyOptions).toMatchObject({
    rpId: 'portal.example.test',
    allowCredentials: [
      { id: authenticator.credentialId, type: 'public-key', transports: ['hybrid', 'internal'] },
    ],
  });
  await app.peek('update recovery_codes set used_at = now() where user_id = $1', [member.userId]);
  await app.peek('delete from totp_factors where user_id = $1', [member.userId]);
  expect((await offered()).factors).toEqual(['passkey']);
});

test('without any factor left nothing can complete a pending session', async () => {
  const opened = await pending();
  await actAs(app, member, (uow) => wipeFactors(uow, member.userId));
  for (const input of [totp(totpCode(secret)), recovery()])
    expect(await refusalOf(verify(opened, input))).toBe('invalid_code');
});

test('a wrong factor writes one event; the last one allowed also notifies the owner', async () => {
  const opened = await pending();
  await noteWrongFactor(app, origin, opened, { factor: 'totp', last: false });
  await noteWrongFactor(app, origin, opened, { factor: 'recovery_code', last: true });
  const events = await app.peek(
    "select partner_id, actor_id, details from audit_events where action = 'session.sign_in_failed' and subject_id = $1 order by id",
    [member.userId],
  );
  expect(events).toEqual([
    { partner_id: member.partner.id, actor_id: null, details: { factor: 'totp' } },
    { partner_id: member.partner.id, actor_id: null, details: { factor: 'recovery_code' } },
  ]);
  const mails = await app.peek(
    "select 1 from pgboss.job where name = 'account.notice' and data->>'userId' = $1 and data->>'kind' = 'too_many_codes'",
    [member.userId],
  );
  expect(mails).toHaveLength(1);
});

test('after a rotation of APP_SECRET codes are valid, and the secret is encrypted again', async () => {
  const [before] = await app.peek<{ secret: string }>('select secret from totp_factors where user_id = $1', [
    member.userId,
  ]);
  const fresh = 'n'.repeat(32);
  const rotated = { ...factorDeps(app), keyring: createKeyring([fresh, testSecret]) };
  await verifySecondFactor(rotated, origin, await pending(), totp(totpCode(secret)));
  const [after] = await app.peek<{ secret: string }>('select secret from totp_factors where user_id = $1', [
    member.userId,
  ]);
  expect(after?.secret).not.toBe(before?.secret);
  const alone = { ...rotated, keyring: createKeyring([fresh]) };
  await verifySecondFactor(alone, origin, await pending(), totp(totpCode(secret, 1)));
  expect(await refusalOf(verifySecondFactor(rotated, origin, await pending(), recovery()))).toBeNull();
});

test('a passkey completes a pending session, even one that does not verify its user', async () => {
  const { authenticator } = await withPasskey(app, member);
  const opened = await pending();
  const { passkeyOptions } = await offerSecondFactor(factorDeps(app), origin, opened);
  if (!passkeyOptions) throw new Error('no passkey on offer');
  const assertion = authenticator.get(passkeyOptions, { origin: publicUrl, userVerified: false });
  const token = await verify(opened, { method: 'passkey', assertion });
  expect((await identify(app.db(), token))?.actor.userId).toBe(member.userId);
});

test('an assertion for another pending session, another purpose, or by another person’s passkey is refused', async () => {
  const { authenticator } = await withPasskey(app, member);
  const other = await aMember(app);
  const theirs = await withPasskey(app, other);
  const [one, another] = [await pending(), await pending()];
  const { passkeyOptions } = await offerSecondFactor(factorDeps(app), origin, one);
  if (!passkeyOptions) throw new Error('no passkey on offer');
  const by = { origin: publicUrl };
  const refusal = (opened: PendingSession, assertion: ReturnType<typeof authenticator.get>) =>
    refusalOf(verify(opened, { method: 'passkey', assertion }));
  expect(await refusal(another, authenticator.get(passkeyOptions, by))).toBe('invalid_code');
  const moment = Date.now() / 1_000;
  for (const use of [{ purpose: 'sign_in' }, { purpose: 'enrol', userId: member.userId }] as const) {
    const challenge = newChallenge(app.keyring, use, moment);
    expect(await refusal(one, authenticator.get(passkeyOptions, { ...by, challenge }))).toBe('invalid_code');
  }
  expect(await refusal(one, theirs.authenticator.get(passkeyOptions, by))).toBe('invalid_code');
  expect(await refusal(one, softAuthenticator().get(passkeyOptions, by))).toBe('invalid_code');
  expect(await refusal(one, authenticator.get(passkeyOptions, by))).toBeNull();
});

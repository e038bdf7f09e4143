import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  actAs,
  aPendingSession,
  aMember,
  aSession,
  eventsOf,
  letTotpPass,
  openTestApp,
  ownSession,
  refusalOf,
  softAuthenticator,
  testPassword,
  totpCode,
  withPasskey,
  withTotp,
  wrongTotpCode,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { AppError, newId, systemOrigin } from '../../platform/index.ts';
import { hasSecondFactor, identify, matchPassword } from '../identity/index.ts';
import { findPendingSession } from '../sessions/index.ts';
import {
  beginTotp,
  changePassword,
  confirmTotp,
  getMfa,
  listPasskeys,
  regenerateRecoveryCodes,
  removePasskey,
  removeTotp,
} from './index.ts';
import { wipeFactors } from './use-cases/wipe-unproven-credentials.ts';

const origin = systemOrigin('test');
let app: TestApp;
let member: TestMember;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app);
});

const rows = (table: string, { userId } = member) =>
  app.peek<Record<string, unknown>>(`select * from ${table} where user_id = $1`, [userId]);
const isEnrolled = async () => {
  const [user] = await app.peek<{ u: boolean; m: boolean }>(
    `select u.mfa_enabled as u, m.mfa_enabled as m from users u join memberships m on m.user_id = u.id where u.id = $1`,
    [member.userId],
  );
  expect(user?.m).toBe(user?.u);
  return user?.u;
};
const begin = () => actAs(app, member, (uow) => beginTotp(uow, app.keyring, 'Gatehouse', member.actor));
const confirm = async (code: string, session = ownSession(app, member)) => {
  const own = await session;
  return actAs(app, member, (uow) => confirmTotp(uow, app.keyring, own, code));
};
const dropTotp = async (password = testPassword) => {
  const own = await ownSession(app, member);
  return actAs(app, member, (uow) => removeTotp(uow, own, { password }));
};
const dropPasskey = async (passkeyId: string, password = testPassword) => {
  const own = await ownSession(app, member);
  return actAs(app, member, (uow) => removePasskey(uow, own, { passkeyId, password }));
};
const mfaEvents = async () =>
  (await eventsOf(app, member.partner.id)).filter(({ action }) => action.startsWith('mfa.'));
const notices = () =>
  app.peek<{ kind: string }>(
    "select data->>'kind' as kind from pgboss.job where name = 'account.notice' and data->>'userId' = $1 order by created_on",
    [member.userId],
  );

test('an app is enrolled by its first code; until then it is not a factor', async () => {
  const { secret, otpauthUrl } = await begin();
  expect(otpauthUrl).toContain(secret);
  expect(await isEnrolled()).toBe(false);
  expect(await refusalOf(confirm(wrongTotpCode(secret)))).toBe('invalid_code');
  expect(await isEnrolled()).toBe(false);
  const { recoveryCodes } = await confirm(totpCode(secret));
  expect(recoveryCodes).toHaveLength(10);
  expect(await isEnrolled()).toBe(true);
  const own = await ownSession(app, member);
  expect(await actAs(app, member, (uow) => getMfa(uow, own.identified))).toMatchObject({
    totp: true,
    passkeys: 0,
    recoveryCodesLeft: 10,
    required: false,
  });
});

test('no table holds the secret or the codes in a usable form', async () => {
  const { secret, recoveryCodes } = await withTotp(app, member);
  const stored = JSON.stringify([await rows('totp_factors'), await rows('recovery_codes')]);
  expect(stored).not.toContain(secret);
  for (const code of recoveryCodes) {
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replaceAll('-', '').toUpperCase());
  }
});

test('another person’s encrypted secret in the own row opens nothing', async () => {
  const other = await aMember(app);
  await withTotp(app, other);
  await begin();
  await app.peek(
    'update totp_factors set offered_secret = (select secret from totp_factors where user_id = $1) where user_id = $2',
    [other.userId, member.userId],
  );
  await expect(confirm('123456')).rejects.toThrow('APP_SECRET');
});

test('begun again in the same session it is the same offer, in another session a new one, and it expires after 15 minutes', async () => {
  const first = await begin();
  expect(await begin()).toEqual(first);
  const elsewhere = { ...member.actor, sessionId: newId() };
  const second = await actAs(app, member, (uow) => beginTotp(uow, app.keyring, 'Gatehouse', elsewhere));
  expect(second.secret).not.toBe(first.secret);
  expect(await refusalOf(confirm(totpCode(first.secret)))).toBe('invalid_code');
  const age = (minutes: number) =>
    app.peek(
      'update totp_factors set offered_at = clock_timestamp() - make_interval(mins => $2) where user_id = $1',
      [member.userId, minutes],
    );
  await age(15);
  expect(await refusalOf(confirm(totpCode(second.secret)))).toBe('stale');
  await age(14);
  expect(await refusalOf(confirm(totpCode(second.secret)))).toBeNull();
  expect(await refusalOf(confirm(totpCode(second.secret)))).toBe('stale');
});

test('without an offer there is nothing to confirm', async () => {
  expect(await refusalOf(confirm('123456'))).toBe('stale');
});

test('an app is replaced only once the new app’s code is confirmed; the recovery codes stay', async () => {
  const { secret } = await withTotp(app, member);
  const codes = await rows('recovery_codes');
  const [before] = await rows('totp_factors');
  const next = await begin();
  expect((await rows('totp_factors'))[0]?.['secret']).toBe(before?.['secret']);
  expect(await refusalOf(confirm(totpCode(secret)))).toBe('invalid_code');
  expect((await confirm(totpCode(next.secret))).recoveryCodes).toEqual([]);
  expect((await rows('totp_factors'))[0]?.['secret']).not.toBe(before?.['secret']);
  expect(await rows('recovery_codes')).toEqual(codes);
  expect((await mfaEvents()).at(-1)?.details).toMatchObject({ factor: 'totp', replaced: true });
});

test('of eight concurrent confirmations one enrols', async () => {
  const { secret } = await begin();
  const own = await ownSession(app, member);
  const tries = await Promise.all(
    Array.from({ length: 8 }, () => refusalOf(confirm(totpCode(secret), Promise.resolve(own)))),
  );
  expect(tries.filter((refusal) => refusal === null)).toHaveLength(1);
  expect(await rows('recovery_codes')).toHaveLength(10);
});

test('the roster shows a second factor exactly while there is one, of any kind', async () => {
  await withTotp(app, member);
  expect(await isEnrolled()).toBe(true);
  const { id } = await withPasskey(app, member);
  const other = await withPasskey(app, member);
  await dropTotp();
  expect(await isEnrolled()).toBe(true);
  await dropPasskey(id);
  expect(await isEnrolled()).toBe(true);
  await dropPasskey(other.id);
  expect(await isEnrolled()).toBe(false);
  expect(await actAs(app, member, hasSecondFactor)).toBe(false);
});

test('when the last two factors are removed concurrently, both go, and the roster shows none', async () => {
  for (let round = 0; round < 10; round += 1) {
    await withTotp(app, member);
    await withPasskey(app, member);
    // By hand: each removal would end the other's session.
    await Promise.all(
      ['totp_factors', 'passkeys'].map((table) =>
        actAs(app, member, (uow) =>
          sql`delete from ${sql.table(table)} where user_id = ${member.userId}`.execute(uow.db),
        ),
      ),
    );
    expect(await isEnrolled()).toBe(false);
  }
});

test('removing the last factor deletes the recovery codes, removing an earlier one does not', async () => {
  await withTotp(app, member);
  const { id } = await withPasskey(app, member);
  await dropTotp();
  expect(await rows('recovery_codes')).toHaveLength(10);
  await dropPasskey(id);
  expect(await rows('recovery_codes')).toEqual([]);
});

test('the first factor of any kind brings the recovery codes', async () => {
  const { recoveryCodes } = await withPasskey(app, member);
  expect(recoveryCodes).toHaveLength(10);
  expect((await withTotp(app, member)).recoveryCodes).toEqual([]);
  expect(await rows('recovery_codes')).toHaveLength(10);
});

test('where any organisation of the person demands a factor, the last one stays', async () => {
  await withTotp(app, member);
  const { id } = await withPasskey(app, member);
  await app.peek('update partners set requires_mfa = true where id = $1', [member.partner.id]);
  const own = await ownSession(app, member);
  expect((await actAs(app, member, (uow) => getMfa(uow, own.identified))).required).toBe(true);
  await dropPasskey(id);
  const events = await mfaEvents();
  const session = await ownSession(app, member);
  const late = actAs(app, member, (uow) => removeTotp(uow, session, { password: testPassword }));
  expect(await refusalOf(late)).toBe('mfa_enrolment_required');
  expect(await isEnrolled()).toBe(true);
  expect(await rows('recovery_codes')).toHaveLength(10);
  expect(await identify(app.db(), session.token)).not.toBeNull();
  expect(await mfaEvents()).toEqual(events);
});

test.each([
  ['fourteen characters', 'fourteen chars'],
  ['twenty-eight code units', '🦊'.repeat(14)],
  ['fourteen, accents written apart', 'é'.repeat(14).normalize('NFD')],
])('a password long enough with a factor is too short without one: %s', async (_, short) => {
  const { id } = await withPasskey(app, member);
  await withTotp(app, member);
  await dropTotp(short);
  const events = await mfaEvents();
  const own = await ownSession(app, member);
  const late = actAs(app, member, (uow) => removePasskey(uow, own, { passkeyId: id, password: short }));
  const error: unknown = await late.catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error('was not refused');
  expect([error.reason, error.fields]).toEqual([
    'invalid_input',
    { password: { code: 'password_too_short_alone', params: { min: 15 } } },
  ]);
  expect(await isEnrolled()).toBe(true);
  expect(await rows('recovery_codes')).toHaveLength(10);
  expect(await identify(app.db(), own.token)).not.toBeNull();
  expect(await mfaEvents()).toEqual(events);
  await dropPasskey(id, 'fifteen letters');
  expect(await isEnrolled()).toBe(false);
});

test('the least length of a new password depends on the factor that exists when it is written', async () => {
  const change = async (newPassword: string) => {
    const own = await ownSession(app, member);
    const { actor } = own.identified;
    const from = (await matchPassword(app.transact, origin, actor, testPassword)) ?? '';
    return async () =>
      changePassword(app.transact, origin, own, { from, currentPassword: testPassword, newPassword });
  };
  const mark = (enrolled: boolean) =>
    app.peek('update users set mfa_enabled = $2 where id = $1', [member.userId, enrolled]);
  const [stored] = await rows('password_credentials');
  await mark(true);
  const lost = await change('k7#mQ2vz');
  await mark(false);
  expect(await refusalOf(lost())).toBe('invalid_input');
  expect(await rows('password_credentials')).toEqual([stored]);
  const won = await change('k7#mQ2vz');
  await mark(true);
  expect(await refusalOf(won())).toBeNull();
});

test('a missing factor cannot be removed: another person’s passkey, an unknown one, an app that was only offered', async () => {
  const other = await aMember(app);
  const theirs = await withPasskey(app, other);
  await begin();
  for (const id of [theirs.id, '01900000-0000-7000-8000-00000000dead'])
    expect(await refusalOf(dropPasskey(id))).toBe('not_found');
  expect(await refusalOf(dropTotp())).toBe('not_found');
  expect(await rows('passkeys', other)).toHaveLength(1);
});

test('new recovery codes invalidate the old ones; without a factor there are none', async () => {
  const regenerate = async () => {
    const own = await ownSession(app, member);
    return actAs(app, member, (uow) => regenerateRecoveryCodes(uow, app.keyring, own));
  };
  expect(await refusalOf(regenerate())).toBe('mfa_enrolment_required');
  const { recoveryCodes: first } = await withTotp(app, member);
  const before = await rows('recovery_codes');
  const { recoveryCodes } = await regenerate();
  expect(recoveryCodes).toHaveLength(10);
  expect(recoveryCodes.filter((code) => first.includes(code))).toEqual([]);
  const after = new Set((await rows('recovery_codes')).map(({ hash }) => hash));
  expect(after.size).toBe(10);
  expect(before.filter(({ hash }) => after.has(hash))).toEqual([]);
});

test('every change ends the other sessions, pending ones too, and gives this one a new id', async () => {
  await withPasskey(app, member);
  const { secret } = await begin();
  await letTotpPass(app, member);
  const changes = [
    (own: Awaited<ReturnType<typeof ownSession>>) => confirm(totpCode(secret), Promise.resolve(own)),
    (own: Awaited<ReturnType<typeof ownSession>>) =>
      actAs(app, member, (uow) => regenerateRecoveryCodes(uow, app.keyring, own)),
    async (own: Awaited<ReturnType<typeof ownSession>>) => ({
      token: await actAs(app, member, (uow) => removeTotp(uow, own, { password: testPassword })),
    }),
  ];
  for (const change of changes) {
    const elsewhere = await aSession(app, member);
    const pending = await aPendingSession(app, member);
    const own = await ownSession(app, member);
    const { token } = await change(own);
    for (const dead of [elsewhere, own.token]) expect(await identify(app.db(), dead)).toBeNull();
    expect(await findPendingSession(app.db(), pending.token)).toBeNull();
    const now = await identify(app.db(), token);
    expect(now?.actor).toMatchObject({ userId: member.userId, membership: { id: member.membershipId } });
    expect(now?.actor.sessionId).not.toBe(own.identified.actor.sessionId);
    expect(await app.peek('select 1 from sessions where user_id = $1', [member.userId])).toHaveLength(1);
  }
});

test('a session that has ended changes nothing', async () => {
  const { secret } = await begin();
  const own = await ownSession(app, member);
  await app.peek('delete from sessions where user_id = $1', [member.userId]);
  expect(await refusalOf(confirm(totpCode(secret), Promise.resolve(own)))).toBe('unauthenticated');
  expect(await isEnrolled()).toBe(false);
});

test('each change writes its event and its mail; beginning one writes neither', async () => {
  await begin();
  expect(await mfaEvents()).toEqual([]);
  await withTotp(app, member);
  const { id } = await withPasskey(app, member, { name: 'Work laptop' });
  const own = await ownSession(app, member);
  await actAs(app, member, (uow) => regenerateRecoveryCodes(uow, app.keyring, own));
  await dropPasskey(id);
  const events = await mfaEvents();
  expect(events.map(({ action }) => action)).toEqual([
    'mfa.enrolled',
    'mfa.enrolled',
    'mfa.recovery_codes_regenerated',
    'mfa.removed',
  ]);
  expect(events.map(({ details }) => details)).toMatchObject([
    { factor: 'totp', replaced: false },
    { factor: 'passkey', name: 'Work laptop', passkeyId: id },
    {},
    { factor: 'passkey', name: 'Work laptop', last: false },
  ]);
  for (const event of events)
    expect(event).toMatchObject({ actor_id: member.userId, subject_id: member.userId, subject_type: 'user' });
  expect((await notices()).map(({ kind }) => kind)).toEqual([
    'mfa_enrolled',
    'mfa_enrolled',
    'recovery_codes_regenerated',
    'mfa_removed',
  ]);
});

test('a person’s own passkeys are listed by name, oldest first, and no others', async () => {
  await withPasskey(app, await aMember(app));
  await withPasskey(app, member, { name: 'First' });
  await withPasskey(app, member, { name: 'Second', authenticator: softAuthenticator() });
  const listed = await actAs(app, member, (uow) => listPasskeys(uow, member.userId));
  expect(listed).toMatchObject([
    { name: 'First', lastUsedAt: null, transports: ['hybrid', 'internal'] },
    { name: 'Second', lastUsedAt: null },
  ]);
  expect(listed[0]?.createdAt).toMatch(/^\d{4}-.*Z$/);
});

test('wiping leaves no factor, no code and no pending session', async () => {
  await withTotp(app, member);
  await withPasskey(app, member);
  const pending = await aPendingSession(app, member);
  await actAs(app, member, (uow) => wipeFactors(uow, member.userId));
  for (const table of ['totp_factors', 'passkeys', 'recovery_codes', 'pending_sessions'])
    expect(await rows(table)).toEqual([]);
  expect(await isEnrolled()).toBe(false);
  expect(await findPendingSession(app.db(), pending.token)).toBeNull();
});

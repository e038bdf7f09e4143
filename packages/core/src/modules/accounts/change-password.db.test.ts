import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AppError, systemOrigin } from '../../platform/index.ts';
import {
  actAs,
  actionsOf,
  alsoMemberOf,
  aMember,
  aPartner,
  aSession,
  openMailServer,
  openTestApp,
  refusalOf,
  testPassword,
  type MailServer,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { identify, matchPassword, signIn } from '../identity/index.ts';
import { changePassword, issueSecret, resetPassword, resetToken } from './index.ts';

let app: TestApp;
let office: MailServer;
let member: TestMember;
let token: string;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
});
afterAll(async () => {
  await office.close();
  await app.close();
});
beforeEach(async () => {
  member = await aMember(app);
  token = await aSession(app, member);
});

const origin = systemOrigin('test');
const fresh = 'nine quiet green herons';

/** Returns the new session's secret; null for a wrong current password. */
async function change(wanted: string, current = testPassword, secret = token): Promise<string | null> {
  const identified = await identify(app.db(), secret);
  if (!identified) throw new Error('no session');
  const from = await matchPassword(app.transact, origin, identified.actor, current);
  if (from === null) return null;
  const wish = { from, currentPassword: current, newPassword: wanted };
  return changePassword(app.transact, origin, { identified, token: secret }, wish);
}

const signsIn = async (password: string) =>
  (await signIn({ ...app, db: app.db() }, origin, { email: member.email, password })).status;
const alive = async (secret: string) => (await identify(app.db(), secret)) !== null;
const events = () => actionsOf(app, member.partner.id);

/** Why the new password is refused. */
async function problemWith(wanted: string): Promise<string> {
  const error: unknown = await change(wanted).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error('was not refused');
  expect(error.reason).toBe('invalid_input');
  const { code, params = {} } = error.fields?.['newPassword'] ?? {};
  return [code, ...Object.values(params)].join(' ');
}

test('the new password signs in, the old one does not', async () => {
  await change(fresh);
  expect([await signsIn(testPassword), await signsIn(fresh)]).toEqual(['refused', 'signed_in']);
});

test('every other session ends; this one continues under a new id, and no longer than it would have', async () => {
  const others = [await aSession(app, member), await aSession(app, member)];
  const stranger = await aMember(app);
  const theirs = await aSession(app, stranger);
  const ends = () =>
    app.peek<{ at: Date }>('select absolute_expires_at as at from sessions where user_id = $1', [
      member.userId,
    ]);
  await app.peek(
    "update sessions set absolute_expires_at = date_trunc('hour', now()) + interval '2 hours' where user_id = $1",
    [member.userId],
  );
  const [before] = await ends();
  const next = (await change(fresh)) ?? '';
  expect(await alive(next)).toBe(true);
  expect(await ends()).toEqual([before]);
  for (const secret of [token, ...others]) expect(await alive(secret)).toBe(false);
  expect(await alive(theirs)).toBe(true);
});

test('an event is written and the owner is notified by mail', async () => {
  await aSession(app, member);
  await change(fresh);
  const [event] = await app.peek(
    "select actor_id, subject_id, details from audit_events where action = 'password.changed' and actor_id = $1",
    [member.userId],
  );
  expect(event).toEqual({
    actor_id: member.userId,
    subject_id: member.userId,
    details: { sessionsEnded: 1 },
  });
  await office.deliver();
  const mails = office.mailbox.mails().filter(({ to }) => to.includes(member.email));
  expect(mails.map(({ subject }) => subject)).toEqual(['Your password was changed']);
});

test.each([
  ['the one there is', () => testPassword, 'password_in_use'],
  ['a short one', () => 'fourteen chars', 'too_short 15'],
  ['a leaked one', () => 'passwordpassword', 'password_leaked'],
  ['the own name', () => `${member.email.split('@')[0]} forever`, 'password_guessable'],
])('%s is refused with the reason, and nothing changes', async (_, wanted, why) => {
  expect(await problemWith(wanted())).toContain(why);
  expect(await signsIn(testPassword)).toBe('signed_in');
});

test('the names of all organisations of the person may not be part of the password', async () => {
  const partner = await aPartner(app, { name: 'Cormorant Industries' });
  await alsoMemberOf(app, member, partner);
  expect(await problemWith('black cormorants at dusk')).toContain('cormorant');
});

test('with a second factor eight characters are enough', async () => {
  await app.peek('update users set mfa_enabled = true where id = $1', [member.userId]);
  await change('k7#mQ2vz');
  expect(await signsIn('k7#mQ2vz')).toBe('mfa_required');
});

test('of sixteen concurrent changes one wins, and its password is the valid one', async () => {
  const secrets = await Promise.all(Array.from({ length: 16 }, () => aSession(app, member)));
  const wishes = secrets.map((secret, at) => ({ secret, wanted: `${fresh} number ${at}` }));
  const outcomes = await Promise.all(
    wishes.map(({ secret, wanted }) => refusalOf(change(wanted, testPassword, secret)).catch(() => 'late')),
  );
  const winners = wishes.filter((_, at) => outcomes[at] === null);
  expect(winners).toHaveLength(1);
  for (const outcome of outcomes) expect([null, 'stale', 'unauthenticated', 'late']).toContain(outcome);
  expect(await signsIn(winners[0]?.wanted ?? '')).toBe('signed_in');
  expect((await events()).filter((name) => name === 'password.changed')).toHaveLength(1);
});

test('a pending reset link is invalid afterwards', async () => {
  const id = await actAs(app, member, (uow) => issueSecret(uow, member.userId, 'password_reset'));
  await change(fresh);
  const link = { token: resetToken(app.keyring, id), password: 'somebody else wrote this' };
  const deps = { ...app, db: app.db() };
  expect(await refusalOf(resetPassword(deps, origin, link))).toBe('link_invalid');
  expect(await signsIn(fresh)).toBe('signed_in');
});

test('no hash is computed while a transaction is open', async () => {
  app.takeStatements();
  await change(fresh);
  const statements = app.takeStatements().map((sql) => sql.toLowerCase());
  const open = statements.filter((sql) => sql.startsWith('begin') || sql.startsWith('commit'));
  // Reading the old hash ends before the change begins: hashing happens in between.
  expect(open.map((sql) => sql.split(' ')[0])).toEqual(['begin', 'commit', 'begin', 'commit']);
});

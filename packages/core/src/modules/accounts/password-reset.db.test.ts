import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  acceptLink,
  aMember,
  anInvitation,
  aPartner,
  aSession,
  actAs,
  alsoMemberOf,
  eventsOf,
  openMailServer,
  openTestApp,
  publicUrl,
  refusalOf,
  testPassword,
  whilePersonHeld,
  type MailServer,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { identify, signIn } from '../identity/index.ts';
import { beginPasswordResets, requestEmailProof, requestPasswordReset, resetPassword } from './index.ts';
import { beginPasswordResetJob } from './jobs/begin-password-reset.job.ts';

let app: TestApp;
let office: MailServer;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
});
afterAll(async () => {
  await office.close();
  await app.close();
});
beforeEach(() => office.mailbox.clear());

const origin = { requestId: 'request-1', ip: '192.0.2.7', userAgent: 'A Browser' };
const newPassword = 'nine old copper kettles';
const request = (email: string) => requestPasswordReset(app.transact, origin, { email });
const tokenIn = (link: string | null | undefined) => new URL(link ?? '').hash.replace('#token=', '');
const mailsTo = (address: string) => office.mailbox.mails().filter(({ to }) => to.includes(address));
const deps = () => ({ ...app, db: app.db() });
const reset = (token: string, password = newPassword) => resetPassword(deps(), origin, { token, password });
const tryToSignIn = async (email: string, password: string) =>
  (await signIn(deps(), origin, { email, password })).status;
const sessionsOf = ({ userId }: Pick<TestMember, 'userId'>) =>
  app.peek('select 1 from sessions where user_id = $1', [userId]);
const letTheHourPass = ({ userId }: Pick<TestMember, 'userId'>) =>
  app.peek(
    "update mailed_secrets set expires_at = clock_timestamp() - interval '1 second' where user_id = $1",
    [userId],
  );

/** Requests a reset and returns the token of the newest mail. */
async function mailedToken({ email }: Pick<TestMember, 'email'>): Promise<string> {
  await request(email);
  await office.deliver();
  const links = mailsTo(email).map(({ link }) => link);
  return tokenIn(links.findLast((link) => link?.includes('/reset#')));
}

test('a mailed link sets a new password once; it signs nobody in, and every session ends', async () => {
  const member = await aMember(app);
  const elsewhere = await alsoMemberOf(app, member, await aPartner(app));
  const sessions = [await aSession(app, member), await aSession(app, { ...member, membershipId: elsewhere })];
  await request(` ${member.email.toUpperCase()} `);
  await office.deliver();
  const [mail, ...more] = mailsTo(member.email);
  expect(more).toEqual([]);
  expect(mail?.to).toEqual([member.email]);
  expect(mail?.link).toMatch(new RegExp(`^${publicUrl}/reset#token=[0-9a-f]{32}[A-Za-z0-9_-]{43}$`));
  expect(mail?.messageId).toMatch(/^password-reset\.[0-9a-f-]{36}@portal\.example\.test$/);

  expect(await refusalOf(reset(tokenIn(mail?.link)))).toBeNull();
  expect(await sessionsOf(member)).toEqual([]);
  for (const session of sessions) expect(await identify(app.db(), session)).toBeNull();
  expect(await tryToSignIn(member.email, testPassword)).toBe('refused');
  expect(await tryToSignIn(member.email, newPassword)).toBe('signed_in');
  expect(await refusalOf(reset(tokenIn(mail?.link), 'another one, later on'))).toBe('link_invalid');
  expect(await tryToSignIn(member.email, newPassword)).toBe('signed_in');
});

test('request and reset are logged in the person’s organisation, without and with an actor', async () => {
  const member = await aMember(app);
  await aSession(app, member);
  await reset(await mailedToken(member));
  const events = (await eventsOf(app, member.partner.id)).filter(({ action }) =>
    action.startsWith('password.'),
  );
  const subject = {
    subject_type: 'user',
    subject_id: member.userId,
    subject_label: `${member.name} <${member.email}>`,
  };
  expect(events).toMatchObject([
    { action: 'password.reset_requested', actor_id: null, request_id: 'request-1', ...subject },
    { action: 'password.reset', actor_id: member.userId, details: { sessionsEnded: 1 }, ...subject },
  ]);
});

test('with several memberships, the events are the vendor’s', async () => {
  const member = await aMember(app);
  await alsoMemberOf(app, member, await aPartner(app));
  await reset(await mailedToken(member));
  const events = (await eventsOf(app, null)).filter(({ subject_id: id }) => id === member.userId);
  expect(events.map(({ action }) => action)).toEqual(['password.reset_requested', 'password.reset']);
});

test('the person is notified of the changed password in their language, in a mail that lets nobody in', async () => {
  const member = await aMember(app);
  await app.peek("update users set locale = 'de' where id = $1", [member.userId]);
  const token = await mailedToken(member);
  expect(mailsTo(member.email)[0]?.subject).toBe('Passwort für Gatehouse zurücksetzen');
  await reset(token);
  await office.deliver();
  const notice = mailsTo(member.email).at(-1);
  expect(notice?.subject).toBe('Ihr Passwort wurde geändert');
  expect(notice?.link).toBe(`${publicUrl}/forgot-password`);
  expect(`${notice?.html}${notice?.text}`).not.toContain('token');
  expect(notice?.messageId).toMatch(/^account\.password_changed\./);
});

test('an unknown address, or a person without membership: no mail, no event, and nothing is left', async () => {
  const [removed, deactivated] = [await aMember(app), await aMember(app)];
  await app.peek("update memberships set status = 'removed' where id = $1", [removed.membershipId]);
  await app.peek("update memberships set status = 'deactivated' where id = $1", [deactivated.membershipId]);
  const events = () => app.peek("select 1 from audit_events where action like 'password.%'");
  const before = await events();
  for (const email of [
    'nobody@example.test',
    'not an address',
    '',
    'a@x.test, b@x.test',
    removed.email,
    deactivated.email,
  ])
    await request(email);
  expect(await office.deliver()).toBe(6);
  expect(office.mailbox.mails()).toEqual([]);
  expect(await events()).toEqual(before);
  expect(await app.peek('select 1 from password_reset_requests')).toEqual([]);
});

test('a person who is invited again may reset the password they will accept with', async () => {
  const member = await aMember(app);
  await app.peek("update memberships set status = 'removed' where id = $1", [member.membershipId]);
  await anInvitation(app, { email: member.email });
  await office.deliver();
  office.mailbox.clear();
  expect(await refusalOf(reset(await mailedToken(member)))).toBeNull();
});

test('a request does the same whatever the address: the same statements, and one job', async () => {
  const known = await aMember(app);
  await request('warm-up@example.test');
  const jobs = async () =>
    (await app.peek('select 1 from pgboss.job where name = $1', [beginPasswordResetJob.name])).length;
  const seen: string[][] = [];
  for (const email of ['nobody@example.test', known.email, known.email, 'not an address']) {
    const before = await jobs();
    app.takeStatements();
    await request(email);
    seen.push(app.takeStatements());
    expect(await jobs()).toBe(before + 1);
  }
  expect(seen[0]?.join('\n')).not.toMatch(/users|memberships|sign_in_candidate/);
  for (const statements of seen) expect(statements).toEqual(seen[0]);
});

test('a new link invalidates the older one', async () => {
  const member = await aMember(app);
  const [older, newer] = [await mailedToken(member), await mailedToken(member)];
  expect(newer).not.toBe(older);
  expect(await refusalOf(reset(older))).toBe('link_invalid');
  expect(await refusalOf(reset(newer))).toBeNull();
});

test('a mail that is superseded before it was sent is not sent', async () => {
  const member = await aMember(app);
  await request(member.email);
  await request(member.email);
  await office.deliver();
  expect(mailsTo(member.email)).toHaveLength(1);
});

test('after an hour a genuine link has expired; forged ones are invalid whatever they name', async () => {
  const member = await aMember(app);
  const token = await mailedToken(member);
  await letTheHourPass(member);
  expect(await refusalOf(reset(token))).toBe('link_expired');
  for (const forged of [
    '',
    'nonsense',
    token.slice(0, 32),
    token.slice(0, 32) + 'A'.repeat(43),
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    (await anInvitation(app)).token(),
  ])
    expect(await refusalOf(reset(forged))).toBe('link_invalid');
  expect(await tryToSignIn(member.email, testPassword)).toBe('signed_in');
});

test('used and then expired is still merely invalid', async () => {
  const member = await aMember(app);
  const token = await mailedToken(member);
  await reset(token);
  await letTheHourPass(member);
  expect(await refusalOf(reset(token))).toBe('link_invalid');
});

test.each([
  ['too short', 'short one'],
  ['with the name in it', 'this is Quentin again, hello'],
  ['with the address in it', 'quentin4711 is my password'],
  ['with the organisation in it', 'we all work at Partnership'],
])('a password %s is refused, and the link stays valid', async (_, password) => {
  const partner = await aPartner(app, { name: 'Partnership' });
  const email = `quentin4711.${Math.random().toString(36).slice(2)}@example.test`;
  const member = await aMember(app, { partner, name: 'Quentin', email });
  const token = await mailedToken(member);
  await expect(reset(token, password)).rejects.toMatchObject({
    reason: 'invalid_input',
    fields: { password: { code: expect.stringMatching(/^(?:too_|password_)/) as string } },
  });
  expect(await refusalOf(reset(token))).toBeNull();
});

test('of sixteen concurrent uses of one link one wins', async () => {
  const member = await aMember(app);
  for (let round = 0; round < 3; round += 1) {
    const token = await mailedToken(member);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        refusalOf(reset(token, `password number ${index} of sixteen`)),
      ),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'link_invalid')).toHaveLength(15);
    const winner = answers.indexOf(null);
    expect(await tryToSignIn(member.email, `password number ${winner} of sixteen`)).toBe('signed_in');
  }
});

test('a link that expires while its use waits is not used', async () => {
  const member = await aMember(app);
  const token = await mailedToken(member);
  const use = () => refusalOf(reset(token));
  // It ends after the waiting transaction has begun, where now() would still accept it.
  const end = () =>
    app.peek('update mailed_secrets set expires_at = clock_timestamp() where user_id = $1', [member.userId]);
  expect(await whilePersonHeld(app, member.userId, use, end)).toBe('link_expired');
  expect(await tryToSignIn(member.email, testPassword)).toBe('signed_in');
});

test('a concurrent sign-in with the old password opens nothing', async () => {
  const member = await aMember(app);
  const token = await mailedToken(member);
  // The password is compared before the transaction begins; the test resets it in between.
  let reached = false;
  const transact: typeof app.transact = async (context, work) => {
    if (!reached) await reset(token);
    reached = true;
    return app.transact(context, work);
  };
  const input = { email: member.email, password: testPassword };
  expect(await signIn({ ...app, db: app.db(), transact }, origin, input)).toEqual({ status: 'refused' });
  expect(await sessionsOf(member)).toEqual([]);
  expect(await tryToSignIn(member.email, newPassword)).toBe('signed_in');
  const failed = (await eventsOf(app, member.partner.id)).filter(
    ({ action }) => action === 'session.sign_in_failed',
  );
  expect(failed).toMatchObject([{ subject_id: member.userId }]);
});

test('R22: a person who made the account by a copied link is signed out once its owner resets the password by mail', async () => {
  const invitation = await anInvitation(app);
  const { token: attacker } = await acceptLink(app, invitation.token('copied'));
  const hijacked = await identify(app.db(), attacker);
  const userId = hijacked?.actor.userId ?? '';
  expect(hijacked?.details.user.emailProven).toBe(false);
  if (hijacked) await actAs(app, hijacked, requestEmailProof);
  await office.deliver();

  const token = await mailedToken(invitation);
  expect(await refusalOf(reset(token))).toBeNull();
  expect(await identify(app.db(), attacker)).toBeNull();
  const left = await app.peek("select 1 from mailed_secrets where user_id = $1 and purpose = 'email_proof'", [
    userId,
  ]);
  expect(left).toEqual([]);
  expect(await tryToSignIn(invitation.email, testPassword)).toBe('refused');
  const owner = await signIn(deps(), origin, { email: invitation.email, password: newPassword });
  if (owner.status !== 'signed_in') throw new Error('The owner is out.');
  const identified = await identify(app.db(), owner.token);
  expect(identified?.details.user.emailProven).toBe(true);
  expect(identified?.actor.membership?.partnerId).toBe(invitation.admin.partner.id);
  const events = (await eventsOf(app, invitation.admin.partner.id)).filter(
    ({ subject_id: id, action }) => id === userId && /^(password|email)\./.test(action),
  );
  expect(events.map(({ action }) => action)).toEqual([
    'password.reset_requested',
    'email.proven',
    'password.reset',
  ]);
});

test('an account without a password gets one', async () => {
  const member = await aMember(app);
  await app.peek('delete from password_credentials where user_id = $1', [member.userId]);
  await reset(await mailedToken(member));
  expect(await tryToSignIn(member.email, newPassword)).toBe('signed_in');
});

test('a request that is processed twice makes one link', async () => {
  const member = await aMember(app);
  await request(member.email);
  await office.deliver();
  await app.peek("update pgboss.job set state = 'created', completed_on = null where name = $1", [
    beginPasswordResetJob.name,
  ]);
  await office.deliver();
  expect(mailsTo(member.email)).toHaveLength(1);
  expect(await refusalOf(reset(tokenIn(mailsTo(member.email)[0]?.link)))).toBeNull();
});

test('a request that eight workers process concurrently makes one link', async () => {
  const member = await aMember(app);
  await request(member.email);
  await Promise.all(Array.from({ length: 8 }, () => beginPasswordResets(deps())));
  const events = await eventsOf(app, member.partner.id);
  expect(events.filter(({ action }) => action === 'password.reset_requested')).toHaveLength(1);
});

test('a flood of requests for unknown addresses is processed in batches, and delays nobody', async () => {
  const member = await aMember(app);
  await app.peek(
    `insert into password_reset_requests (id, email, request_id)
      select gen_random_uuid(), 'flood' || n || '@nowhere.test', 'flood' from generate_series(1, 2300) n`,
  );
  await request(member.email);
  app.takeStatements();
  await beginPasswordResets(deps());
  const statements = app.takeStatements().filter((text) => /password_reset_requests/.test(text));
  // Five batches: one look-up and one deletion each.
  expect(statements).toHaveLength(10);
  expect(await app.peek('select 1 from password_reset_requests')).toEqual([]);
  await office.deliver();
  expect(mailsTo(member.email)).toHaveLength(1);
});

test('a failing request delays none behind it', async () => {
  const [stuck, member] = [await aMember(app), await aMember(app)];
  await request(stuck.email);
  await request(member.email);
  const broken: typeof app.transact = (context, work) =>
    context.scope.userId === stuck.userId ? Promise.reject(new Error('broken')) : app.transact(context, work);
  await expect(beginPasswordResets({ ...deps(), transact: broken })).rejects.toThrow('broken');
  expect(await app.peek('select email from password_reset_requests')).toEqual([{ email: stuck.email }]);
  await office.deliver();
  expect([mailsTo(member.email).length, mailsTo(stuck.email).length]).toEqual([1, 1]);
});

test('a mail sent twice because a worker died carries the same Message-ID', async () => {
  const member = await aMember(app);
  await mailedToken(member);
  await app.peek(
    "update pgboss.job set state = 'created', completed_on = null where data ->> 'userId' = $1",
    [member.userId],
  );
  await office.deliver();
  const ids = mailsTo(member.email).map(({ messageId }) => messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('a late mail is sent only while its link is valid', async () => {
  const member = await aMember(app);
  office.mailbox.refuse(member.email, 451);
  await request(member.email);
  await office.deliver().catch(() => null);
  office.mailbox.clear();
  await letTheHourPass(member);
  await app.peek(
    "update pgboss.job set state = 'created', completed_on = null where data ->> 'userId' = $1",
    [member.userId],
  );
  await office.deliver();
  expect(office.mailbox.mails()).toEqual([]);
});

test('inside their own scope nobody can touch another person’s secrets', async () => {
  const [member, other] = [await aMember(app), await aMember(app)];
  const token = await mailedToken(member);
  const touched = await actAs(app, other, (uow) =>
    sql`update mailed_secrets set used_at = now() returning id`.execute(uow.db),
  );
  expect(touched.rows).toEqual([]);
  expect(await refusalOf(reset(token))).toBeNull();
});

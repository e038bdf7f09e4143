import { openApp } from '@gatehouse/core/app';
import {
  acceptLink,
  aMember,
  anInvitation,
  openMailServer,
  openTestApp,
  testPassword,
  type MailServer,
  type TestApp,
  type TestMember,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { capturedLogger } from './harness/captured-logger.ts';
import type { Answer } from './harness/http.ts';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let office: MailServer;
/** Two servers behind one proxy, on one database. */
let portals: [Portal, Portal];
let close: () => Promise<void>;
let team: Team;
let network = 0;

beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
  const { keyring, clock } = app;
  const second = await openApp({
    databaseUrl: app.database.appUrl,
    worker: false,
    clock,
    keyring,
    logger: capturedLogger().logger,
  });
  portals = [await openPortal(app, { trustedProxies: 1 }), await openPortal(second, { trustedProxies: 1 })];
  team = await aTeam(app);
  close = async () => {
    for (const portal of portals) await portal.close();
    await office.close();
    await second.close();
    await app.close();
  };
});
afterAll(() => close());
beforeEach(async () => {
  network += 1;
  await office.deliver();
  office.mailbox.clear();
});

const from = () => ({ 'x-forwarded-for': `203.0.113.9, 198.51.100.${network}` });
let turn = 0;
/** A new visitor, at either server in turn. */
function visitor() {
  turn += 1;
  return portals[turn % 2 === 0 ? 0 : 1].visitor();
}
const ask = (email: string) => visitor().mutate('auth.requestPasswordReset', { email }, from());
const reset = (token: string, password = newPassword) =>
  visitor().mutate('auth.resetPassword', { token, password }, from());
const newPassword = 'nine old copper kettles';
const mailsTo = (address: string) => office.mailbox.mails().filter(({ to }) => to.includes(address));

async function mailedToken({ email }: Pick<TestMember, 'email'>): Promise<string> {
  expect((await ask(email)).outcome).toBe('ok');
  await office.deliver();
  const links = mailsTo(email).map(({ link }) => link);
  return links.findLast((link) => link?.includes('/reset#token='))?.split('#token=')[1] ?? '';
}

/** Everything an answer says, except when it was given. */
const sayings = ({ status, text, headers: { date: _date, 'x-request-id': _id, ...headers } }: Answer) => ({
  status,
  text,
  headers,
});

describe('requesting a reset', () => {
  test('unknown, known, without membership, deactivated, unproven: one answer, again and again', async () => {
    const gone = await aMember(app);
    const out = await aMember(app);
    const unproven = await anInvitation(app);
    await acceptLink(app, unproven.token('copied'));
    await app.peek("update memberships set status = 'removed' where id = $1", [gone.membershipId]);
    await app.peek("update memberships set status = 'deactivated' where id = $1", [out.membershipId]);
    const invited = await anInvitation(app);
    const answers: Answer[] = [];
    for (const email of [
      'nobody@nowhere.test',
      team.user.email,
      gone.email,
      out.email,
      unproven.email,
      invited.email,
    ]) {
      // The fourth and fifth are over the limit.
      for (let index = 0; index < 5; index += 1) answers.push(await ask(email));
    }
    const [first] = answers;
    expect(first?.status).toBe(200);
    expect(JSON.parse(first?.text ?? '')).toEqual({ result: { data: {} } });
    expect(first?.headers['set-cookie']).toBeUndefined();
    for (const answer of answers) expect(sayings(answer)).toEqual(sayings(answers[0] as Answer));
  });

  test('a text that is not exactly one address is refused, whether or not it has an account', async () => {
    const { email } = team.user;
    const events = await eventsOf(app, async () => {
      for (const typed of [
        'not an address',
        `${email},x@y.test`,
        `${email}, x@y.test`,
        `${email};x@y.test`,
        `Somebody <${email}>`,
        `<${email}>`,
        `${email} x`,
        `${email}\nx@y.test`,
        '   ',
        '',
      ]) {
        const answer = await ask(typed);
        expect({ typed, outcome: answer.outcome }).toEqual({ typed, outcome: 'invalid_input' });
        expect(Object.keys(answer.error?.data.fields ?? {})).toEqual(['email']);
      }
      await office.deliver();
    });
    expect(events).toEqual({});
    expect(office.mailbox.mails()).toEqual([]);
  });

  test('three mails an address and hour, in whatever spelling and at whichever server; never a refusal', async () => {
    const { email } = await aMember(app);
    const spellings = [email, email.toUpperCase(), ` ${email} `, email, email];
    const events = await eventsOf(app, async () => {
      for (const spelling of spellings) {
        expect((await ask(spelling)).outcome).toBe('ok');
        await office.deliver();
      }
    });
    expect(mailsTo(email)).toHaveLength(3);
    expect(events).toEqual({ 'password.reset_requested': 3 });
    const [third] = mailsTo(email).slice(-1);
    expect((await reset(third?.link?.split('#token=')[1] ?? '')).outcome).toBe('ok');
  });

  test('an administrator’s reset counts towards the same three, and is never refused for it', async () => {
    const { email } = await aMember(app);
    const admin = await signedIn(portals[0], team.admin.email);
    const provisioned = await admin.mutate<{ id: string }>('clients.provision', {
      code: 'recovery',
      businessName: 'Recovery',
      domain: 'recovery.test',
      contactName: 'A Contact',
      businessEmail: 'a@recovery.test',
      timezone: 'UTC',
    });
    const rows = await app.peek<{ id: string }>(
      `insert into memberships (id, user_id, partner_id, client_id, role)
        select gen_random_uuid(), u.id, c.partner_id, c.id, 'client_member' from users u, clients c
         where u.email = $1 and c.id = $2 returning id`,
      [email, provisioned.data?.id],
    );
    const memberId = rows[0]?.id;
    await ask(email);
    for (let index = 0; index < 4; index += 1) {
      await office.deliver();
      expect(await admin.mutate('clientUsers.sendPasswordReset', { memberId })).toMatchObject({
        outcome: 'ok',
        data: {},
      });
    }
    await office.deliver();
    expect(mailsTo(email)).toHaveLength(3);
  });

  test('RATE_LIMIT_SCALE multiplies', async () => {
    const wide = await openPortal(app, { rateLimitScale: 2 });
    const { email } = await aMember(app);
    for (let index = 0; index < 8; index += 1) {
      await wide.visitor().mutate('auth.requestPasswordReset', { email });
      await office.deliver();
    }
    expect(mailsTo(email)).toHaveLength(6);
    await wide.close();
  });

  test('one source cannot pile up requests without end, and does not notice the limit', async () => {
    const { email } = await aMember(app);
    const source = { 'x-forwarded-for': '203.0.113.9, 192.0.2.44' };
    const scaled = await openPortal(app, { trustedProxies: 1, rateLimitScale: 0.02 });
    for (let index = 0; index < 12; index += 1)
      await scaled.visitor().mutate('auth.requestPasswordReset', { email: `s${index}@x.test` }, source);
    const last = await scaled.visitor().mutate('auth.requestPasswordReset', { email }, source);
    expect(last).toMatchObject({ status: 200, outcome: 'ok' });
    // Above the limit nothing is written and nothing enqueued.
    expect(await app.peek('select 1 from password_reset_requests')).toHaveLength(12);
    const queued = "select 1 from pgboss.job where name = 'password_reset.begin' and state = 'created'";
    expect(await app.peek(queued)).toHaveLength(12);
    await office.deliver();
    expect(mailsTo(email)).toEqual([]);
    await scaled.close();
  });
});

describe('resetting', () => {
  test('ends every session, signs nobody in, and the new password works immediately', async () => {
    const member = await aMember(app);
    const browsers = [await signedIn(portals[0], member.email), await signedIn(portals[1], member.email)];
    const token = await mailedToken(member);
    const answer = await reset(token);
    expect(answer).toMatchObject({ status: 200, data: {} });
    // A device token, which opens nothing, and no session.
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^gatehouse-device=/)]);
    for (const browser of browsers)
      expect((await browser.query('partnerTeam.members')).outcome).toBe('unauthenticated');
    expect((await visitor().signIn(member.email, testPassword)).outcome).toBe('invalid_credentials');
    expect((await visitor().signIn(member.email, newPassword)).outcome).toBe('ok');
  });

  test('forgets earlier failures at sign-in: the new password need not wait', async () => {
    const member = await aMember(app);
    const running = await signedIn(portals[0], member.email);
    const wrong = { currentPassword: 'not the password at all', newPassword };
    for (let index = 0; index < 5; index += 1) {
      await visitor().mutate('auth.signIn', { email: member.email, password: 'not it' }, from());
      await running.mutate('account.changePassword', wrong);
    }
    const signIn = (password: string) =>
      visitor().mutate('auth.signIn', { email: member.email.toUpperCase(), password }, from());
    const token = await mailedToken(member);
    expect((await reset(token, 'short')).outcome).toBe('invalid_input');
    expect((await signIn(testPassword)).outcome).toBe('rate_limited');
    expect((await reset(token)).outcome).toBe('ok');
    expect((await signIn(newPassword)).outcome).toBe('ok');
    const again = visitor();
    await again.mutate('auth.signIn', { email: member.email, password: newPassword }, from());
    const change = { currentPassword: newPassword, newPassword: testPassword };
    expect((await again.mutate('account.changePassword', change)).outcome).toBe('ok');
    // Only the earlier ones are forgotten: five further failures are allowed again.
    const outcomes: string[] = [];
    for (let index = 0; index < 6; index += 1) outcomes.push((await signIn('not it')).outcome);
    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'invalid_credentials'), 'rate_limited']);
  });

  test('a used, superseded or forged link is invalid, a late one has expired', async () => {
    const member = await aMember(app);
    const older = await mailedToken(member);
    const newer = await mailedToken(member);
    for (const dead of [older, `${newer}x`, newer.slice(1), 'nonsense', (await anInvitation(app)).token()])
      expect(await reset(dead)).toMatchObject({ status: 404, outcome: 'link_invalid' });
    await app.peek("update mailed_secrets set expires_at = now() - interval '1 second' where user_id = $1", [
      member.userId,
    ]);
    const late = await reset(newer);
    expect(late).toMatchObject({ status: 410, outcome: 'link_expired' });
    expect(late.error?.data.httpStatus).toBe(410);
    const last = await mailedToken(member);
    expect((await reset(last)).outcome).toBe('ok');
    expect(await reset(last)).toMatchObject({ status: 404, outcome: 'link_invalid' });
  });

  test('opening it shows whose it is and changes nothing; a dead one shows the same as when used', async () => {
    const member = await aMember(app);
    const look = (token: string) => visitor().mutate('auth.previewReset', { token }, from());
    const older = await mailedToken(member);
    const newer = await mailedToken(member);
    const events = await eventsOf(app, async () => {
      for (let index = 0; index < 3; index += 1)
        expect(await look(newer)).toMatchObject({
          status: 200,
          data: { email: member.email, minPasswordLength: 15 },
        });
    });
    expect(events).toEqual({});
    expect((await signedIn(portals[0], member.email)).cookie).not.toBeNull();
    expect((await reset(newer)).outcome).toBe('ok');

    const dead = [newer, older, `${newer}x`, newer.slice(1), 'nonsense', (await anInvitation(app)).token()];
    const answers = await Promise.all(dead.map(look));
    const said = answers.map(({ status, error }) => ({
      status,
      error: { ...error, data: { ...error?.data, requestId: '' } },
    }));
    expect(said[0]).toMatchObject({ status: 404, error: { data: { reason: 'link_invalid' } } });
    for (const one of said) expect(one).toEqual(said[0]);

    const late = await mailedToken(member);
    await app.peek("update mailed_secrets set expires_at = now() - interval '1 second' where user_id = $1", [
      member.userId,
    ]);
    expect(await look(late)).toMatchObject({ status: 410, outcome: 'link_expired', data: undefined });
  });

  test('look-ups of links count like uses: after sixty failures of one network, the next has to wait', async () => {
    const token = await mailedToken(await aMember(app));
    const look = (given: string) => visitor().mutate('auth.previewReset', { token: given }, from());
    await Promise.all(Array.from({ length: 60 }, (_, index) => look(`forged ${index}`)));
    expect(await look(token)).toMatchObject({ status: 429, outcome: 'rate_limited' });
    network += 1;
    expect((await look(token)).outcome).toBe('ok');
  });

  test('R09: a reset token is no invitation, and an invitation no reset token', async () => {
    const token = await mailedToken(await aMember(app));
    for (const path of ['invitations.preview', 'invitations.accept'])
      expect((await visitor().mutate(path, { token }, from())).outcome).toBe('link_invalid');
    expect((await reset(token)).outcome).toBe('ok');
  });

  test('a bad password is refused with its fault, and the link stays valid', async () => {
    const member = await aMember(app);
    const token = await mailedToken(member);
    for (const password of ['', 'short', 'x'.repeat(200), `I am ${member.name} and this is long`]) {
      const { outcome, status, error } = await reset(token, password);
      expect({ outcome, status, fields: Object.keys(error?.data.fields ?? {}) }).toEqual({
        outcome: 'invalid_input',
        status: 400,
        fields: ['password'],
      });
    }
    expect((await reset(token)).outcome).toBe('ok');
  });

  test('of sixteen concurrent uses, at two servers, one wins', async () => {
    const token = await mailedToken(await aMember(app));
    const answers = await Promise.all(Array.from({ length: 16 }, () => reset(token)));
    const outcomes = answers.map(({ outcome }) => outcome).toSorted();
    expect(outcomes).toEqual([...Array.from({ length: 15 }, () => 'link_invalid'), 'ok']);
  });

  test('neither may be in a batch', async () => {
    const calls = [
      ['auth.requestPasswordReset', { email: team.user.email }],
      ['auth.previewReset', { token: 'x' }],
      ['auth.resetPassword', { token: 'x', password: newPassword }],
    ] as const;
    for (const call of calls) {
      const answer = await visitor().batchMutate([call, call]);
      expect(answer).toMatchObject({ status: 400, outcomes: ['invalid_input'] });
    }
    await office.deliver();
    expect(mailsTo(team.user.email)).toEqual([]);
  });

  test('after sixty failures of one network a genuine link from there has to wait as well', async () => {
    const member = await aMember(app);
    const token = await mailedToken(member);
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => (await reset(`forged ${index}`)).outcome),
    );
    expect(new Set(outcomes)).toEqual(new Set(['link_invalid']));
    const limited = await reset(token);
    expect(limited).toMatchObject({ status: 429, outcome: 'rate_limited' });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    network += 1;
    expect((await reset(token)).outcome).toBe('ok');
  });

  test('R22: a person who made the account by a copied link is signed out when the mailbox’s owner resets; the membership stays', async () => {
    const invitation = await anInvitation(app, { admin: team.admin });
    const attacker = visitor();
    const input = { token: invitation.token('copied'), displayName: 'Not The Owner', password: testPassword };
    expect((await attacker.mutate('invitations.accept', input)).outcome).toBe('ok');
    const before = await attacker.query<{ user: { emailProven: boolean } }>('auth.session');
    expect(before.data?.user.emailProven).toBe(false);

    expect((await reset(await mailedToken(invitation))).outcome).toBe('ok');
    expect((await attacker.query('auth.session')).data).toBeNull();
    expect((await visitor().signIn(invitation.email, testPassword)).outcome).toBe('invalid_credentials');
    const owner = visitor();
    expect((await owner.signIn(invitation.email, newPassword)).outcome).toBe('ok');
    expect((await owner.query('auth.session')).data).toMatchObject({
      user: { email: invitation.email, emailProven: true },
      membership: { role: 'partner_user', status: 'active' },
      organisation: { id: team.partner.id },
    });
  });
});

describe('proving the mailbox', () => {
  /** A person whose account was made through a copied link, signed in at both servers. */
  async function anUnprovenPerson() {
    const invitation = await anInvitation(app);
    await acceptLink(app, invitation.token('copied'));
    const { email } = invitation;
    return { email, here: await signedIn(portals[0], email), there: await signedIn(portals[1], email) };
  }
  type Person = Awaited<ReturnType<typeof anUnprovenPerson>>;
  const codesTo = (email: string) => mailsTo(email).flatMap(({ text }) => /^\d{8}$/m.exec(text)?.[0] ?? []);
  async function mailedCode({ email, here }: Person): Promise<string> {
    expect(await here.mutate('account.requestEmailProof')).toMatchObject({ outcome: 'ok', data: {} });
    await office.deliver();
    return codesTo(email).at(-1) ?? '';
  }
  const confirm = ({ here, there }: Person, code: string) => {
    turn += 1;
    return (turn % 2 === 0 ? here : there).mutate('account.confirmEmailProof', { code });
  };
  const wrongCode = (code: string) => (code === '00000000' ? '00000001' : '00000000');

  test('the code proves it; afterwards there is nothing left to prove', async () => {
    const person = await anUnprovenPerson();
    const code = await mailedCode(person);
    expect(await confirm(person, code)).toMatchObject({ outcome: 'ok', data: {} });
    expect((await person.there.query('auth.session')).data).toMatchObject({ user: { emailProven: true } });
    expect(await confirm(person, code)).toMatchObject({ outcome: 'stale', status: 409 });
    expect(await person.here.mutate('account.requestEmailProof')).toMatchObject({
      outcome: 'stale',
      status: 409,
    });
  });

  test('a wrong code is refused with one event each; after five, at whichever server, the right one has to wait', async () => {
    const person = await anUnprovenPerson();
    const code = await mailedCode(person);
    const events = await eventsOf(
      app,
      async () => {
        for (let index = 0; index < 5; index += 1)
          expect(await confirm(person, wrongCode(code))).toMatchObject({
            outcome: 'invalid_code',
            status: 401,
          });
      },
      portals,
    );
    expect(events).toEqual({ 'request.refused': 5 });
    expect(await confirm(person, code)).toMatchObject({ outcome: 'rate_limited', status: 429 });
    // A new code gives no new attempts.
    expect(await confirm(person, await mailedCode(person))).toMatchObject({ outcome: 'rate_limited' });
    expect((await person.here.query('auth.session')).data).toMatchObject({ user: { emailProven: false } });
  });

  test('of fifty concurrent guesses at most five are compared', async () => {
    const person = await anUnprovenPerson();
    const code = await mailedCode(person);
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(person, wrongCode(code))));
    expect(answers.filter(({ outcome }) => outcome === 'invalid_code')).toHaveLength(5);
    expect(answers.filter(({ outcome }) => outcome === 'rate_limited')).toHaveLength(45);
  });

  test('three mails an hour; only the newest code is valid', async () => {
    const person = await anUnprovenPerson();
    const codes = [await mailedCode(person), await mailedCode(person), await mailedCode(person)];
    const refused = await person.there.mutate('account.requestEmailProof');
    expect(refused).toMatchObject({ outcome: 'rate_limited', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await confirm(person, codes[0] ?? '')).outcome).toBe('invalid_code');
    expect((await confirm(person, codes[2] ?? '')).outcome).toBe('ok');
  });

  test('sixteen concurrent uses of one code prove it once', async () => {
    const person = await anUnprovenPerson();
    const code = await mailedCode(person);
    const answers = await Promise.all(Array.from({ length: 16 }, () => confirm(person, code)));
    expect(answers.filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['ok', 'stale']));
  });
});

import { openApp } from '@gatehouse/core/app';
import {
  aClient,
  aClientUser,
  alsoMemberOf,
  anInvitation,
  aPartner,
  openTestApp,
  type TestApp,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { capturedLogger } from './harness/captured-logger.ts';
import { portalHeaders, type Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
/** Two servers on one database. */
let portals: [Portal, Portal];
let close: () => Promise<void>;
let team: Team;
let client: Client;
let count = 0;
let key = '';

beforeAll(async () => {
  app = await openTestApp();
  const { keyring, clock } = app;
  const { logger } = capturedLogger();
  const second = await openApp({
    databaseUrl: app.database.appUrl,
    worker: false,
    clock,
    keyring,
    logger,
  });
  portals = [await openPortal(app), await openPortal(second)];
  close = async () => {
    for (const portal of portals) await portal.close();
    await second.close();
    await app.close();
  };
});
afterAll(() => close());
beforeEach(async () => {
  team = await aTeam(app);
  client = await signedIn(portals[0], team.admin.email);
  count += 1;
  key = `key ${count}`;
});

const withKey = (value: string) => ({ 'idempotency-key': value });
const profile = (code: string) => ({
  code,
  businessName: `Business ${code}`,
  domain: `${code}.test`,
  contactName: 'Dana',
  businessEmail: `office@${code}.test`,
  timezone: 'UTC',
});
const provision = (code: string, as = client, name = key) =>
  as.mutate<{ id: string; code: string }>('clients.provision', profile(code), withKey(name));
const invite = (emails: readonly string[], as = client, name = key) =>
  as.mutate('partnerTeam.invite', { emails, role: 'partner_user' }, withKey(name));
const clientsOf = (code: string) => app.peek('select 1 from clients where code = $1', [code]);

describe('a repeat', () => {
  test('gets the first success again, byte for byte, and changes nothing', async () => {
    const first = await provision(`one-${count}`);
    const events = await eventsOf(app, async () => {
      const again = await provision(`one-${count}`);
      expect(again).toMatchObject({ status: first.status, text: first.text });
    });
    expect([first.outcome, events]).toEqual(['ok', {}]);
    expect(await clientsOf(`one-${count}`)).toHaveLength(1);
    // Without the key, or with another, it is a second call.
    expect((await client.mutate('clients.provision', profile(`one-${count}`))).outcome).toBe(
      'already_exists',
    );
    expect((await provision(`one-${count}`, client, 'another')).outcome).toBe('already_exists');
  });

  test('may come from another browser of the same person, on another server', async () => {
    const first = await provision(`two-${count}`);
    const there = await signedIn(portals[1], team.admin.email);
    expect((await provision(`two-${count}`, there)).text).toBe(first.text);
  });

  test('of a call without a result of its own changes nothing either', async () => {
    const send = () =>
      client.mutate(
        'partnerTeam.changeRole',
        { memberId: team.user.membershipId, role: 'partner_admin' },
        withKey(key),
      );
    expect((await send()).text).toBe('{"result":{"data":{}}}');
    const events = await eventsOf(app, async () => expect((await send()).outcome).toBe('ok'));
    expect(events).toEqual({});
  });

  test('is recognised in whatever key order its input is written', async () => {
    const { code, ...rest } = profile(`order-${count}`);
    const [one, other] = [
      await client.mutate('clients.provision', { code, ...rest }, withKey(key)),
      await client.mutate('clients.provision', { ...rest, code }, withKey(key)),
    ];
    expect([one.outcome, other.text]).toEqual(['ok', one.text]);
  });

  test('counts towards no limit', async () => {
    const emails = Array.from({ length: 400 }, (_, at) => `p${at}.${count}@x.test`);
    for (let index = 0; index < 4; index += 1) expect((await invite(emails)).outcome).toBe('ok');
    expect(
      (
        await invite(
          emails.map((email) => `z${email}`),
          client,
          'next',
        )
      ).outcome,
    ).toBe('ok');
  });

  test.each([
    ['an invitation sent again', 'partnerTeam.resendInvitation', 5],
    ['a code to prove the mailbox', 'account.requestEmailProof', 3],
  ] as const)('of %s counts once', async (_, path, limit) => {
    await app.peek('update users set email_proven_at = null where email = $1', [team.admin.email]);
    const { id } = await anInvitation(app, { admin: team.admin });
    const send = (name: string) =>
      client.mutate(path, path === 'account.requestEmailProof' ? {} : { invitationId: id }, withKey(name));
    for (let index = 0; index < limit + 3; index += 1) expect((await send(key)).outcome).toBe('ok');
    for (let index = 1; index < limit; index += 1) expect((await send(`other ${index}`)).outcome).toBe('ok');
    expect((await send('one too many')).outcome).toBe('rate_limited');
    // Past the limit the first answer is still available.
    expect((await send(key)).outcome).toBe('ok');
  });

  test('of a reset that an administrator sends counts once', async () => {
    const { id } = await aClient(app, team.admin, { code: `reset-${count}` });
    const { membershipId, email } = await aClientUser(app, id, { role: 'client_member' });
    const send = (name: string) =>
      client.mutate('clientUsers.sendPasswordReset', { memberId: membershipId }, withKey(name));
    for (let index = 0; index < 6; index += 1) expect((await send(key)).outcome).toBe('ok');
    for (let index = 0; index < 6; index += 1) expect((await send(`other ${index}`)).outcome).toBe('ok');
    expect(await app.peek('select 1 from password_reset_requests where email = $1', [email])).toHaveLength(3);
  });

  test('is checked for access again', async () => {
    const first = await provision(`may-${count}`);
    await app.peek("update memberships set role = 'partner_user' where id = $1", [team.admin.membershipId]);
    expect((await provision(`may-${count}`)).outcome).toBe('role_not_allowed');
    await app.peek("update memberships set role = 'partner_admin' where id = $1", [team.admin.membershipId]);
    expect((await provision(`may-${count}`)).text).toBe(first.text);
  });

  test('ends after a day', async () => {
    await provision(`day-${count}`);
    await app.peek("update idempotency_keys set created_at = created_at - interval '24 hours'");
    expect((await provision(`day-${count}`)).outcome).toBe('already_exists');
    expect((await provision(`night-${count}`)).outcome).toBe('ok');
  });
});

test('another input under the same key is a conflict, 409, and leaves nothing', async () => {
  await provision(`first-${count}`);
  const events = await eventsOf(app, async () => {
    expect(await provision(`other-${count}`)).toMatchObject({ status: 409, outcome: 'idempotency_conflict' });
  });
  expect([events, await clientsOf(`other-${count}`)]).toEqual([{}, []]);
});

test('the key belongs to a person and a procedure', async () => {
  const stranger = await aTeam(app);
  const other = await signedIn(portals[0], stranger.admin.email);
  expect((await provision(`own-${count}`)).outcome).toBe('ok');
  const theirs = await provision(`own-${count}`, other);
  expect(theirs.outcome).toBe('ok');
  expect(theirs.data?.id).not.toBe((await provision(`own-${count}`)).data?.id);
  expect((await invite([`own${count}@x.test`])).outcome).toBe('ok');
});

test('the same input for another membership counts as another input', async () => {
  const partner = await aPartner(app);
  const elsewhere = await alsoMemberOf(app, team.admin, partner, 'partner_admin');
  await client.mutate('auth.switchMembership', { membershipId: team.admin.membershipId });
  expect((await provision(`place-${count}`)).outcome).toBe('ok');
  await client.mutate('auth.switchMembership', { membershipId: elsewhere });
  expect((await provision(`place-${count}`)).outcome).toBe('idempotency_conflict');
});

describe('a failure is not stored', () => {
  test('a refused call runs once it is allowed', async () => {
    await provision(`taken-${count}`, client, 'before');
    expect((await provision(`taken-${count}`)).outcome).toBe('already_exists');
    await app.peek("update clients set code = code || '-old' where code = $1", [`taken-${count}`]);
    expect((await provision(`taken-${count}`)).outcome).toBe('ok');
  });

  test('an invalid input is not stored either', async () => {
    expect((await provision('NOT A CODE')).outcome).toBe('invalid_input');
    expect((await provision(`valid-${count}`)).outcome).toBe('ok');
  });
});

describe('concurrently', () => {
  test('sixteen copies at two servers: one runs, all get its answer', async () => {
    const there = await signedIn(portals[1], team.admin.email);
    const events = await eventsOf(app, async () => {
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, at) => provision(`many-${count}`, at % 2 === 0 ? client : there)),
      );
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.outcome).toBe('ok');
    });
    expect(events).toEqual({ 'client.provisioned': 1 });
  });

  test('sixteen different inputs under one key: one runs, the others are conflicts', async () => {
    const there = await signedIn(portals[1], team.admin.email);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, at) =>
        provision(`differs-${count}-${at}`, at % 2 === 0 ? client : there),
      ),
    );
    const outcomes = answers.map(({ outcome }) => outcome).toSorted();
    expect(outcomes).toEqual([...Array.from({ length: 15 }, () => 'idempotency_conflict'), 'ok']);
    expect(await app.peek('select 1 from clients where code like $1', [`differs-${count}-%`])).toHaveLength(
      1,
    );
  });

  test('copies of a large invitation are counted once', async () => {
    const emails = Array.from({ length: 500 }, (_, at) => `m${at}.${count}@x.test`);
    const answers = await Promise.all(Array.from({ length: 8 }, () => invite(emails)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.outcome).toBe('ok');
  });
});

describe('keys', () => {
  test.each([
    ['of 200 characters', 'k'.repeat(200)],
    ['with spaces and signs', 'any "printable" thing, really; 100%'],
  ])('%s: good', async (_, name) => {
    expect((await provision(`good-${count}`, client, name)).outcome).toBe('ok');
  });

  test.each([
    ['empty', ''],
    ['of 201 characters', 'k'.repeat(201)],
    ['not of ASCII', Buffer.from('schlüssel').toString('latin1')],
  ])('%s: refused', async (_, name) => {
    const answer = await provision(`bad-${count}`, client, name);
    expect(answer).toMatchObject({ status: 400, outcome: 'invalid_input' });
    expect(Object.keys(answer.error?.data.fields ?? {})).toEqual(['Idempotency-Key']);
  });

  test('have no effect on a query, or for a visitor who is not signed in', async () => {
    expect((await client.query('partnerTeam.members', undefined, withKey(''))).outcome).toBe('ok');
    const visitor = portals[0].visitor();
    const preview = await visitor.mutate('invitations.preview', { token: 'x' }, withKey('k'.repeat(300)));
    expect(preview.outcome).toBe('link_invalid');
  });

  test('each call of a batch has its own', async () => {
    const body = JSON.stringify({ 0: { ...profile(`b-${count}`) }, 1: { ...profile(`c-${count}`) } });
    const send = () =>
      client.send({
        path: '/trpc/clients.provision,clients.provision?batch=1',
        method: 'POST',
        headers: { ...portalHeaders, ...withKey(key) },
        body,
      });
    const first = await send();
    expect(first.status).toBe(200);
    expect((await send()).text).toBe(first.text);
  });

  test('an input as deep as a body allows breaks nothing', async () => {
    const deep = `${'['.repeat(45_000)}${']'.repeat(45_000)}`;
    const answer = await client.send({
      path: '/trpc/clients.provision',
      method: 'POST',
      headers: { ...portalHeaders, ...withKey(key) },
      body: deep,
    });
    expect(answer.status).toBe(400);
  });
});

describe('answers that are not stored', () => {
  test('a link is made again: no table holds it', async () => {
    await invite([`link${count}@x.test`]);
    const [row] = await app.peek<{ id: string }>('select id from invitations where email = $1', [
      `link${count}@x.test`,
    ]);
    const copy = () =>
      client.mutate<{ url: string }>(
        'partnerTeam.copyInvitationLink',
        { invitationId: row?.id },
        withKey('copy'),
      );
    const [one, other] = [await copy(), await copy()];
    expect(other.data?.url).toBe(one.data?.url);
    const kept = await app.peek("select 1 from idempotency_keys where procedure like '%copy%'");
    expect(kept).toEqual([]);
  });

  test('each call gets its own session', async () => {
    const membershipId = team.admin.membershipId;
    const switchTo = () => client.mutate('auth.switchMembership', { membershipId }, withKey(key));
    const [one, other] = [await switchTo(), await switchTo()];
    expect([one.outcome, other.outcome]).toEqual(['ok', 'ok']);
    expect(other.headers['set-cookie']).not.toEqual(one.headers['set-cookie']);
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
  });
});

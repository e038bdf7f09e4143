import { allActions, clientRoles, ruleOf, type Action } from '@gatehouse/policy';
import {
  aClientTeam,
  aClientUser,
  eventsOf as eventsOfPartner,
  letExpire,
  offerRoles,
  permit,
  testPassword,
  type ClientTeam,
  type TestApp,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Called, Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const randomId = '01900000-0000-7000-8000-0000deadbeef';
const withoutRequestId = ({ text }: Called<unknown>) =>
  text.replace(/"requestId":"[^"]+"/, '"requestId":"-"');

interface Invited {
  readonly results: readonly { email: string; outcome: string; invitationId?: string }[];
}
const invite = (by: Client, clientId: string, emails: readonly string[], more: object = {}) =>
  by.mutate<Invited>('clientUsers.invite', { clientId, emails, role: 'client_member', ...more });
const idOf = ({ data }: Called<Invited>) => data?.results[0]?.invitationId ?? '';

/** Both managers of a client's people: its partner's administrator and its own. */
async function managed(given: Parameters<typeof aClientTeam>[1] = {}) {
  const team = await aClientTeam(app, given);
  const agent = await signedIn(portal, team.agent.email);
  const boss = await signedIn(portal, team.boss.email);
  return { team, agent, boss, both: [agent, boss] };
}
const tokenOf = ({ data }: Called<{ url: string }>) => data?.url.split('#token=')[1] ?? '';

describe('what both kinds of managers do', () => {
  test.each(['agent', 'boss'] as const)('%s: an invitation through all its states', async (who) => {
    const made = await managed();
    const by = made[who];
    const { clientId, agent } = made.team;
    const email = `invitee-of-${who}@example.test`;
    const events = await eventsOf(app, async () => {
      const invitationId = idOf(await invite(by, clientId, [email.toUpperCase()]));
      expect((await by.mutate('clientUsers.resendInvitation', { invitationId })).data).toEqual({});
      const copied = await by.mutate<{ url: string }>('clientUsers.copyInvitationLink', { invitationId });
      expect(copied.data?.url).toMatch(new RegExp(`^${portal.publicUrl}/accept#token=[\\w-]+$`));
      const preview = await portal.visitor().mutate('invitations.preview', { token: tokenOf(copied) });
      expect(preview.data).toMatchObject({ email, organisation: { kind: 'client', id: clientId } });
      expect((await by.mutate('clientUsers.revokeInvitation', { invitationId })).data).toEqual({});
      expect((await by.mutate('clientUsers.revokeInvitation', { invitationId })).outcome).toBe('stale');
    });
    expect(events).toEqual({
      'invitation.created': 1,
      'invitation.resent': 1,
      'invitation.link_copied': 1,
      'invitation.revoked': 1,
    });
    const last = (await eventsOfPartner(app, agent.partner.id)).slice(-4);
    expect(last.every(({ client_id }) => client_id === clientId)).toBe(true);
  });

  test.each(['agent', 'boss'] as const)(
    '%s: a person through all their states, each effective immediately',
    async (who) => {
      const made = await managed();
      const by = made[who];
      const eli = await aClientUser(app, made.team.clientId, { role: 'client_member' });
      const person = await signedIn(portal, eli.email);
      const memberId = eli.membershipId;
      const session = async () =>
        (await person.query<{ membership: { role: string } } | null>('auth.session')).data;
      const events = await eventsOf(app, async () => {
        expect((await by.mutate('clientUsers.changeRole', { memberId, role: 'client_admin' })).data).toEqual(
          {},
        );
        expect((await session())?.membership.role).toBe('client_admin');
        expect((await by.mutate('clientUsers.deactivate', { memberId })).data).toEqual({});
        expect(await session()).toBeNull();
        for (let again = 0; again < 2; again += 1)
          expect((await by.mutate('clientUsers.reactivate', { memberId })).data).toEqual({});
      });
      expect(events).toEqual({
        'membership.role_changed': 1,
        'membership.deactivated': 1,
        'membership.reactivated': 1,
      });
      const back = await signedIn(portal, eli.email);
      expect((await by.mutate('clientUsers.remove', { memberId })).data).toEqual({});
      expect(await back.mutate('auth.switchMembership', { membershipId: memberId })).toMatchObject({
        status: 401,
      });
      expect((await portal.visitor().signIn(eli.email, testPassword)).outcome).toBe('invalid_credentials');
      expect((await by.mutate('clientUsers.remove', { memberId })).outcome).toBe('not_found');
    },
  );

  test('five hundred addresses: one outcome each, in order; seven bad ones do not stop the others', async () => {
    const { team, boss } = await managed();
    const { results: waiting = [] } =
      (await invite(boss, team.clientId, ['waiting@example.test'])).data ?? {};
    const good = Array.from({ length: 491 }, (_, n) => `person${n}@example.test`);
    const bad = ['', 'no-at', '@x.test', 'a b@x.test', 'a@b', 'a@x.test,b@x.test', '\ud800@x.test'];
    const emails = [...good, ...bad, team.boss.email, 'waiting@example.test'];
    const { data } = await invite(boss, team.clientId, emails);
    expect(data?.results.map(({ outcome }) => outcome)).toEqual([
      ...good.map(() => 'invited'),
      ...bad.map(() => 'invalid'),
      'already_member',
      'already_invited',
    ]);
    expect(data?.results.slice(0, 491).map(({ email }) => email)).toEqual(good);
    expect(data?.results.at(-1)?.invitationId).toBe(waiting[0]?.invitationId);
    expect(data?.results.at(-2)).toEqual({ email: team.boss.email, outcome: 'already_member' });
  });

  test('the limit of resends belongs to the invitation, whichever side asks', async () => {
    const { team, agent, boss } = await managed();
    const invitationId = idOf(await invite(boss, team.clientId, ['often@example.test']));
    const resend = (by: Client) => by.mutate('clientUsers.resendInvitation', { invitationId });
    for (let n = 0; n < 5; n += 1) expect((await resend(n % 2 ? agent : boss)).outcome).toBe('ok');
    for (const by of [agent, boss])
      expect(await resend(by)).toMatchObject({ outcome: 'rate_limited', status: 429 });
  });

  test('the limit of addresses belongs to the inviting organisation', async () => {
    const { team, agent, boss } = await managed();
    const many = Array.from({ length: 500 }, () => 'not an address');
    for (let n = 0; n < 2; n += 1) expect((await invite(boss, team.clientId, many)).outcome).toBe('ok');
    expect((await invite(boss, team.clientId, ['a@b.test'])).outcome).toBe('rate_limited');
    expect((await invite(agent, team.clientId, ['a@b.test'])).outcome).toBe('ok');
  });
});

/** Each procedure here with an input about a person who does not exist. */
const inputs = {
  'clientUsers.invite': { clientId: randomId, emails: ['x@y.test'], role: 'client_member' },
  'clientUsers.resendInvitation': { invitationId: randomId },
  'clientUsers.revokeInvitation': { invitationId: randomId },
  'clientUsers.copyInvitationLink': { invitationId: randomId },
  'clientUsers.changeInvitationRole': { invitationId: randomId, role: 'client_member' },
  'clientUsers.changeRole': { memberId: randomId, role: 'client_member' },
  'clientUsers.deactivate': { memberId: randomId },
  'clientUsers.reactivate': { memberId: randomId },
  'clientUsers.remove': { memberId: randomId },
} as const satisfies Partial<Record<Action, object>>;
const commands = Object.entries(inputs);
/** The same about another subject. */
const about = (input: object, ids: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(input).map(([key, value]) => [key, ids[key] ?? value]));

describe('what is out of scope', () => {
  let own: Awaited<ReturnType<typeof managed>>;
  let elsewhere: readonly Readonly<Record<string, string>>[];
  let gus: Client;
  let ownIds: Readonly<Record<string, string>>;

  const idsOf = async ({ team, boss }: Awaited<ReturnType<typeof managed>>) => {
    const member = await aClientUser(app, team.clientId, { role: 'client_member' });
    const invitationId = idOf(await invite(boss, team.clientId, [`of-${team.clientId}@example.test`]));
    return { clientId: team.clientId, memberId: member.membershipId, invitationId };
  };
  beforeAll(async () => {
    own = await managed();
    ownIds = await idsOf(own);
    const sibling = await idsOf(await managed({ agent: own.team.agent }));
    const foreign = await idsOf(await managed());
    const { user } = await aTeam(app, { name: 'Somebody Else' });
    elsewhere = [sibling, foreign, { ...foreign, memberId: user.membershipId }];
    gus = await signedIn(
      portal,
      (await aClientUser(app, own.team.clientId, { role: 'community_manager' })).email,
    );
  });

  test.each(commands)(
    '%s: the same answer as for a random id and an unknown procedure',
    async (path, input) => {
      const unknown = withoutRequestId(await own.boss.mutate('clientUsers.nobodyKnows', input));
      const events = await eventsOf(app, async () => {
        for (const ids of elsewhere) {
          expect(withoutRequestId(await own.boss.mutate(path, about(input, ids)))).toBe(unknown);
          expect(withoutRequestId(await own.boss.mutate(path, input))).toBe(unknown);
        }
        for (const ids of elsewhere.slice(1))
          expect(withoutRequestId(await own.agent.mutate(path, about(input, ids)))).toBe(unknown);
        expect(withoutRequestId(await own.agent.mutate(path, input))).toBe(unknown);
      });
      expect(events).toEqual({});
    },
  );

  test.each(commands)('%s: a community manager finds nobody of their own client', async (path, input) => {
    const tenant = path === 'clientUsers.invite' ? { communityIds: [randomId] } : {};
    const unknown = withoutRequestId(await gus.mutate('clientUsers.nobodyKnows', input));
    const reached = await gus.mutate(path, { ...about(input, ownIds), ...tenant });
    expect(withoutRequestId(reached)).toBe(unknown);
    expect(withoutRequestId(await gus.mutate(path, { ...input, ...tenant }))).toBe(unknown);
  });
});

describe('the order of refusals', () => {
  test('without manage_users a customer’s surface is absent: before role, status and input', async () => {
    const { team, agent, boss } = await managed({ managesItself: false });
    const people = [boss];
    for (const role of clientRoles)
      people.push(await signedIn(portal, (await aClientUser(app, team.clientId, { role })).email));
    await app.peek("update clients set status = 'paused' where id = $1", [team.clientId]);
    for (const [path, input] of commands) {
      for (const person of people) {
        const unknown = withoutRequestId(await person.mutate('clientUsers.nobodyKnows', input));
        expect(withoutRequestId(await person.mutate(path, about(input, { clientId: team.clientId })))).toBe(
          unknown,
        );
        expect(withoutRequestId(await person.mutate(path, { nobodyKnows: true }))).toBe(unknown);
      }
      expect((await agent.mutate(path, { nobodyKnows: true })).outcome).toBe('invalid_input');
    }
    expect((await boss.query<{ can: string[] }>('auth.session')).data?.can).not.toContain(
      'clientUsers.invite',
    );
    await app.peek("update clients set status = 'active' where id = $1", [team.clientId]);
    await permit(app, team, 'manage_users', true);
    expect((await boss.query<{ can: string[] }>('auth.session')).data?.can).toContain('clientUsers.invite');
    expect((await invite(boss, team.clientId, ['a@b.test'])).outcome).toBe('ok');
  });

  test('then the role, whatever the ids and the input, with one event', async () => {
    const { team } = await managed();
    for (const role of ['client_manager', 'client_staff', 'client_member'] as const) {
      const person = await signedIn(portal, (await aClientUser(app, team.clientId, { role })).email);
      for (const [path, input] of commands) {
        expect(ruleOf(path)?.client).not.toContain(role);
        for (const given of [input, { nobodyKnows: true }, about(input, { clientId: team.clientId })]) {
          const events = await eventsOf(app, async () => {
            expect(await person.mutate(path, given)).toMatchObject({
              outcome: 'role_not_allowed',
              status: 403,
            });
          });
          expect(events).toEqual({ 'request.refused': 1 });
        }
      }
    }
  });

  test.each([
    ['partners', 'suspended', 'organisation_suspended'],
    ['partners', 'archived', 'organisation_archived'],
    ['clients', 'paused', 'organisation_suspended'],
    ['clients', 'archived', 'organisation_archived'],
  ])('then the own organisation’s state, before the input: %s %s', async (table, status, reason) => {
    const { team, agent, boss } = await managed();
    const id = table === 'clients' ? team.clientId : team.agent.partner.id;
    await app.peek(`update ${table} set status = $2 where id = $1`, [id, status]);
    for (const [path, input] of commands) {
      expect((await boss.mutate(path, { nobodyKnows: true })).outcome).toBe(reason);
      expect((await boss.mutate(path, input)).outcome).toBe(reason);
      const partnerSide = table === 'partners' ? reason : 'invalid_input';
      expect((await agent.mutate(path, { nobodyKnows: true })).outcome).toBe(partnerSide);
    }
  });

  test('then the input: unknown keys, wrong shapes, too many', async () => {
    const { team, both } = await managed();
    const { clientId } = team;
    const emails = ['a@b.test'];
    for (const by of both) {
      for (const [path, input] of commands) {
        const answer = await by.mutate(path, { ...input, partnerId: team.agent.partner.id });
        expect(answer).toMatchObject({ outcome: 'invalid_input', status: 400 });
        expect(Object.keys(answer.error?.data.fields ?? {})).toEqual(['partnerId']);
      }
      const wrong = [
        [{ clientId, emails: [], role: 'client_member' }, ['emails']],
        [
          { clientId, emails: Array.from({ length: 501 }, () => 'a@b.test'), role: 'client_member' },
          ['emails'],
        ],
        [{ clientId, emails: ['a@b.test', 7], role: 'client_member' }, ['emails.1']],
        [{ clientId, emails, role: 'partner_admin' }, ['role']],
        [{ clientId: 'acme-dental', emails, role: 'client_member' }, ['clientId']],
        [{ clientId, emails, role: 'client_member', sendAfterSeconds: 11 }, ['sendAfterSeconds']],
        [{ clientId, emails, role: 'client_member', communityIds: ['x'] }, ['communityIds.0']],
      ] as const;
      for (const [input, fields] of wrong) {
        const answer = await by.mutate('clientUsers.invite', input);
        expect(answer.outcome).toBe('invalid_input');
        expect(Object.keys(answer.error?.data.fields ?? {})).toEqual(fields);
      }
      const unknownRole = await by.mutate('clientUsers.changeRole', {
        memberId: randomId,
        role: 'staff_admin',
      });
      expect(Object.keys(unknownRole.error?.data.fields ?? {})).toEqual(['role']);
    }
  });

  test('then scope, the offered roles, the client’s status, and last what prevents the change', async () => {
    const { team, agent, boss } = await managed();
    const eli = await aClientUser(app, team.clientId, { role: 'client_member' });
    await offerRoles(app, team, ['client_admin', 'client_member']);
    const role = (by: Client, memberId: string, to: string) =>
      by.mutate('clientUsers.changeRole', { memberId, role: to });
    const notGiven = { outcome: 'invalid_input', error: { data: { fields: { role: expect.any(String) } } } };
    expect((await role(boss, randomId, 'client_staff')).outcome).toBe('not_found');
    expect(await role(boss, eli.membershipId, 'client_staff')).toMatchObject(notGiven);
    expect(await role(boss, team.boss.membershipId, 'client_staff')).toMatchObject(notGiven);
    expect(await role(boss, team.boss.membershipId, 'client_member')).toMatchObject({
      outcome: 'self_change',
      status: 409,
    });
    expect(await role(agent, team.boss.membershipId, 'client_member')).toMatchObject({
      outcome: 'last_admin',
      status: 409,
    });
    await app.peek("update clients set status = 'paused' where id = $1", [team.clientId]);
    expect(await invite(agent, team.clientId, ['a@b.test'], { role: 'client_staff' })).toMatchObject(
      notGiven,
    );
    expect((await invite(agent, team.clientId, ['a@b.test'])).outcome).toBe('organisation_suspended');
    expect((await invite(agent, randomId, ['a@b.test'])).outcome).toBe('not_found');
    expect((await agent.mutate('clientUsers.reactivate', { memberId: eli.membershipId })).outcome).toBe(
      'organisation_suspended',
    );
    expect((await agent.mutate('clientUsers.deactivate', { memberId: eli.membershipId })).outcome).toBe('ok');
  });

  test('a refused removal leaves no event, and the last administrator keeps their session', async () => {
    const { team, agent, boss } = await managed();
    const memberId = team.boss.membershipId;
    const events = await eventsOf(app, async () => {
      for (const path of ['clientUsers.deactivate', 'clientUsers.remove'])
        expect((await agent.mutate(path, { memberId })).outcome).toBe('last_admin');
    });
    expect(events).toEqual({});
    expect((await boss.query('clientUsers.list')).outcome).toBe('ok');
    await permit(app, team, 'manage_users', false);
    expect((await agent.mutate('clientUsers.remove', { memberId })).outcome).toBe('ok');
    expect((await boss.query('auth.session')).data).toBeNull();
  });
});

describe('joining', () => {
  const invited = async (team: ClientTeam, by: Client, email: string, role = 'client_member') => {
    const invitationId = idOf(await invite(by, team.clientId, [email], { role }));
    const copied = await by.mutate<{ url: string }>('clientUsers.copyInvitationLink', { invitationId });
    return { invitationId, token: tokenOf(copied) };
  };
  const account = { displayName: 'Nova Guest', password: testPassword };

  test('a new person joins and acts for the client immediately', async () => {
    const { team, boss } = await managed();
    const { token } = await invited(team, boss, 'nova@example.test', 'client_manager');
    const visitor = portal.visitor();
    const accepted = await visitor.mutate<{ membershipId: string }>('invitations.accept', {
      token,
      ...account,
    });
    expect(accepted.outcome).toBe('ok');
    expect((await visitor.query('auth.session')).data).toMatchObject({
      user: { email: 'nova@example.test', emailProven: false },
      membership: { id: accepted.data?.membershipId, role: 'client_manager' },
      organisation: { kind: 'client', id: team.clientId },
    });
  });

  test('the states of the organisation and of the offered roles are answered as the contract says', async () => {
    const { team, boss } = await managed();
    const { token, invitationId } = await invited(team, boss, 'late@example.test', 'client_staff');
    const accept = () => portal.visitor().mutate('invitations.accept', { token, ...account });
    await offerRoles(app, team, ['client_member']);
    expect(await accept()).toMatchObject({ outcome: 'role_not_on_offer', status: 409 });
    for (const [status, reason] of [
      ['paused', 'organisation_suspended'],
      ['archived', 'organisation_archived'],
    ]) {
      await app.peek('update clients set status = $2 where id = $1', [team.clientId, status]);
      expect(await accept()).toMatchObject({ outcome: reason, status: 403 });
    }
    await app.peek("update clients set status = 'active' where id = $1", [team.clientId]);
    await offerRoles(app, team, clientRoles);
    await letExpire(app, invitationId);
    expect(await accept()).toMatchObject({ outcome: 'link_expired', status: 410 });
  });
});

test('every command of this surface is tested here', () => {
  const here = allActions.filter(
    (path) => path.startsWith('clientUsers.') && ruleOf(path)?.kind === 'command',
  );
  const elsewhere = [
    'clientUsers.update',
    'clientUsers.revokeSession',
    'clientUsers.revokeSessions',
    'clientUsers.sendPasswordReset',
  ];
  expect(here.filter((path) => !elsewhere.includes(path)).toSorted()).toEqual(Object.keys(inputs).toSorted());
});

import {
  actions,
  allActions,
  openPaths,
  clientRoles,
  partnerRoles,
  ruleOf,
  selfPaths,
  tierOf,
  type Action,
  type PartnerStatus,
  type Role,
  type SelfPath,
} from '@gatehouse/policy';
import { aClient, aCustomer, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../src/app-router.ts';
import { accessProblems } from '../src/trpc/access-map.ts';
import { inputs } from './access-inputs/all-inputs.ts';
import { randomId } from './access-inputs/random-id.ts';
import type { Called, Client } from './harness/client.ts';
import { aStaffMember, aTeam, eventCounts, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
let team: Team;
let other: Team;
let otherInvitation: string;
let otherClient: string;
let ownClient: string;

beforeAll(async () => {
  // The same few people sign in more often than a person may in an hour.
  ({ app, portal } = await openTestPortal({ rateLimitScale: 100 }));
  team = await aTeam(app);
  other = await aTeam(app);
  const carol = await signedIn(portal, other.admin.email);
  const invited = await carol.mutate<{ results: { invitationId: string }[] }>('partnerTeam.invite', {
    emails: ['somebody@other.test'],
    role: 'partner_user',
  });
  otherClient = (await aClient(app, other.admin, { code: 'others' })).id;
  ownClient = (await aClient(app, team.admin)).id;
  otherInvitation = invited.data?.results[0]?.invitationId ?? '';
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const call = (client: Client, action: Action, input?: unknown): Promise<Called<unknown>> =>
  actions[action].kind === 'query' ? client.query(action, input) : client.mutate(action, input);
const withoutRequestId = ({ text }: { text: string }) =>
  text.replace(/"requestId":"[^"]+"/, '"requestId":"-"');

const isAboutSomething = (action: Action) => /Id"/.test(JSON.stringify(inputs[action]));
test('every action has an input here', () => {
  expect(Object.keys(inputs).toSorted()).toEqual(allActions.toSorted());
});

const malformed = { nobodyKnows: ['this'] };
const partnerActions = allActions.filter((action) => ruleOf(action)?.partner !== undefined);

test.each(allActions)(
  '%s: a visitor who is not signed in is told to sign in, whatever they send',
  async (action) => {
    const before = await eventCounts(app);
    for (const input of [inputs[action], malformed]) {
      const answer = await call(portal.visitor(), action, input);
      expect(answer).toMatchObject({ outcome: 'unauthenticated', status: 401 });
      expect(answer.error?.data.httpStatus).toBe(401);
    }
    expect(await eventCounts(app)).toEqual(before);
  },
);

/** Only the routers know which of them are queries. */
const isSelfQuery = (path: SelfPath) =>
  ['account.profile', 'account.sessions', 'account.mfa', 'account.passkeys'].includes(path);

test.each(selfPaths)('%s: a visitor who is not signed in is told to sign in', async (path) => {
  const visitor = portal.visitor();
  const asked = isSelfQuery(path) ? visitor.query(path, malformed) : visitor.mutate(path, malformed);
  expect(await asked).toMatchObject({ outcome: 'unauthenticated', status: 401 });
});

describe('roles', () => {
  const missing = partnerActions.flatMap((action) => {
    const allowed: readonly string[] = ruleOf(action)?.partner ?? [];
    return partnerRoles.filter((role) => !allowed.includes(role)).map((role) => ({ action, role }));
  });

  test('the table has roles to refuse', () => {
    expect(missing.length).toBeGreaterThan(5);
  });

  test.each(missing)(
    '$action: $role is refused whatever the ids, with one event',
    async ({ action, role }) => {
      const client = await signedIn(portal, team[role === 'partner_admin' ? 'admin' : 'user'].email);
      const subjects = [inputs[action], foreignSubject(action), ownSubject(action), malformed];
      for (const input of subjects) {
        const before = (await eventCounts(app, team.partner.id))['request.refused'] ?? 0;
        const answer = await call(client, action, input);
        expect(answer).toMatchObject({ outcome: 'role_not_allowed', status: 403 });
        expect((await eventCounts(app, team.partner.id))['request.refused']).toBe(before + 1);
      }
    },
  );

  test.each(partnerActions)('%s: partner_admin gets past the policy', async (action) => {
    const client = await signedIn(portal, team.admin.email);
    const { outcome } = await call(client, action, inputs[action]);
    expect(['ok', 'not_found']).toContain(outcome);
    const { outcome: onMalformed } = await call(client, action, malformed);
    expect(onMalformed).toBe('invalid_input');
  });
});

describe('tiers without the surface', () => {
  const insiders = {
    staff_admin: () => aStaffMember(app, 'staff_admin'),
    staff_support: () => aStaffMember(app, 'staff_support'),
    partner_admin: async () => team.admin.email,
    partner_user: async () => team.user.email,
    client_admin: () => aCustomer(app, ownClient, 'client_admin'),
    client_member: () => aCustomer(app, ownClient, 'client_member'),
  } as const satisfies Partial<Record<Role, () => Promise<string>>>;

  test.each(Object.keys(insiders) as (keyof typeof insiders)[])(
    '%s gets exactly the answer of an unknown procedure',
    async (role) => {
      const client = await signedIn(portal, await insiders[role]());
      // The client of these tests has `manage_users` off, so the procedures that need it do not exist for it.
      const without = allActions.filter(
        (action) =>
          ruleOf(action)?.[tierOf(role)] === undefined ||
          (tierOf(role) === 'client' && ruleOf(action)?.clientSurface),
      );
      expect(without.length).toBeGreaterThan(0);
      const before = await eventCounts(app);
      for (const action of without) {
        for (const input of [inputs[action], malformed]) {
          const answer = await call(client, action, input);
          const unknown = await client.query('nobody.knowsThis', input);
          expect(answer).toMatchObject({ outcome: 'not_found', status: 404 });
          expect(withoutRequestId(answer)).toBe(withoutRequestId(unknown));
        }
      }
      expect(await eventCounts(app)).toEqual(before);
    },
  );

  test('a procedure called with the wrong method is answered like an unknown one', async () => {
    for (const client of [portal.visitor(), await signedIn(portal, team.admin.email)]) {
      const unknown = withoutRequestId(await client.query('nobody.knowsThis'));
      for (const action of allActions) {
        const wrongWay = await (actions[action].kind === 'query'
          ? client.mutate(action)
          : client.query(action));
        expect(withoutRequestId(wrongWay)).toBe(unknown);
        expect(wrongWay.status).toBe(404);
      }
    }
  });
});

describe("a client's own people", () => {
  const surfaces = allActions.filter((action) => ruleOf(action)?.client !== undefined);

  test.each(clientRoles)(
    'a %s with every permission on can do what the role may, and nothing else',
    async (role) => {
      const { id } = await aClient(app, team.admin);
      await app.peek(
        `update clients set manage_users = true, manage_billing = true, view_calls = true, view_analytics = true,
         manage_integrations = true, manage_projects = true where id = $1`,
        [id],
      );
      const client = await signedIn(portal, await aCustomer(app, id, role));
      for (const action of surfaces) {
        const allowed = ruleOf(action)?.client?.includes(role) === true;
        const { outcome } = await call(client, action, malformed);
        expect({ action, outcome }).toEqual({
          action,
          outcome: allowed ? 'invalid_input' : 'role_not_allowed',
        });
      }
      for (const action of surfaces.filter((path) => ruleOf(path)?.client?.includes(role)))
        expect(['ok', 'not_found']).toContain((await call(client, action, inputs[action])).outcome);
      const blocked = { paused: 'organisation_suspended', archived: 'organisation_archived' } as const;
      for (const status of ['paused', 'archived'] as const) {
        await app.peek('update clients set status = $2 where id = $1', [id, status]);
        for (const action of surfaces.filter((path) => ruleOf(path)?.client?.includes(role))) {
          const goesOn = status === 'paused' && actions[action].kind === 'query';
          const { outcome } = await call(client, action, malformed);
          expect({ action, outcome }).toEqual({
            action,
            outcome: goesOn ? 'invalid_input' : blocked[status],
          });
        }
      }
    },
  );
});

describe("the own organisation's status", () => {
  const expected: Record<Exclude<PartnerStatus, 'active'>, { query: string; command: string }> = {
    pending: { query: 'organisation_pending', command: 'organisation_pending' },
    suspended: { query: 'ok', command: 'organisation_suspended' },
    archived: { query: 'organisation_archived', command: 'organisation_archived' },
  };

  test.each(['pending', 'suspended', 'archived'] as const)('%s', async (status) => {
    const blocked = await aTeam(app, { status });
    const client = await signedIn(portal, blocked.admin.email);
    expect((await client.query('auth.session')).outcome).toBe('ok');
    for (const action of partnerActions) {
      const { kind } = actions[action];
      const answer = await call(client, action, inputs[action]);
      // A subject that does not exist stays not found where reading is allowed.
      const outcome =
        expected[status][kind] === 'ok' && isAboutSomething(action) ? 'not_found' : expected[status][kind];
      expect({ action, outcome: answer.outcome }).toEqual({ action, outcome });
      expect(answer.status).toBe(answer.error?.data.httpStatus ?? 200);
      // The status is refused before the input is parsed, and never to a role that may not ask.
      const onMalformed = expected[status][kind] === 'ok' ? 'invalid_input' : expected[status][kind];
      expect((await call(client, action, malformed)).outcome).toBe(onMalformed);
    }
    const colleague = await signedIn(portal, blocked.user.email);
    expect((await colleague.mutate('partnerTeam.invite', malformed)).outcome).toBe('role_not_allowed');
    expect((await client.mutate('auth.signOut')).outcome).toBe('ok');
  });

  test('a suspension takes effect on the next request', async () => {
    const { partner, admin } = await aTeam(app);
    const client = await signedIn(portal, admin.email);
    expect((await client.mutate('partnerTeam.updateSettings', {})).outcome).toBe('ok');
    await app.peek("update partners set status = 'suspended' where id = $1", [partner.id]);
    expect((await client.mutate('partnerTeam.updateSettings', {})).outcome).toBe('organisation_suspended');
  });
});

describe("another tenant's ids", () => {
  const subjects = partnerActions.filter(isAboutSomething);

  test.each(subjects)('%s: the answer is that of a random id and of an unknown procedure', async (action) => {
    const client = await signedIn(portal, team.admin.email);
    const before = await eventCounts(app);
    const foreign = await call(client, action, foreignSubject(action));
    const random = await call(client, action, inputs[action]);
    const unknown = await client.mutate('partnerTeam.nobodyKnows', inputs[action]);
    expect(foreign).toMatchObject({ outcome: 'not_found', status: 404 });
    expect(withoutRequestId(foreign)).toBe(withoutRequestId(random));
    expect(withoutRequestId(foreign)).toBe(withoutRequestId(unknown));
    const { date: _a, 'x-request-id': _b, ...headers } = foreign.headers;
    expect(random.headers).toMatchObject(headers);
    expect(await eventCounts(app)).toEqual(before);
  });

  test('lists show nothing of another tenant', async () => {
    const client = await signedIn(portal, team.admin.email);
    for (const path of ['partnerTeam.members', 'partnerTeam.invitations', 'clients.list']) {
      const { text } = await client.query(path, { limit: 100 });
      expect(text).not.toContain(other.admin.email);
      expect(text).not.toContain('somebody@other.test');
      expect(text).not.toContain(otherClient);
    }
  });
});

function foreignSubject(action: Action): unknown {
  return replaceIds(action, {
    memberId: other.user.membershipId,
    invitationId: otherInvitation,
    clientId: otherClient,
  });
}

function ownSubject(action: Action): unknown {
  return replaceIds(action, {
    memberId: team.admin.membershipId,
    invitationId: randomId,
    clientId: ownClient,
  });
}

function replaceIds(action: Action, ids: Record<string, string>): unknown {
  const input = inputs[action] as Record<string, unknown>;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, ids[key] ?? value]));
}

describe('the access map', () => {
  test('holds every procedure', () => {
    expect(accessProblems(appRouter)).toEqual([]);
    const paths = [...allActions, ...selfPaths, ...openPaths];
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('partnerTeam.members');
  });

  test('`can` lists what is not refused', async () => {
    for (const { email } of [team.admin, team.user]) {
      const client = await signedIn(portal, email);
      const session = await client.query<{ can: string[] }>('auth.session');
      for (const action of allActions) {
        const { outcome } = await call(client, action, malformed);
        expect({ action, can: session.data?.can.includes(action) }).toEqual({
          action,
          can: outcome === 'invalid_input',
        });
      }
    }
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/index.ts';
import {
  aClient,
  aClientTeam,
  aClientUser,
  actAs,
  alsoMemberOf,
  aMember,
  aPartner,
  aPartnerAdmin,
  aSession,
  eventsOf,
  openTestApp,
  refusalOf,
  type TestClientUser,
  type TestApp,
} from '../../testing/index.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../accounts/index.ts';
import {
  listClientUserSessions,
  revokeClientUserSession,
  revokeClientUserSessions,
} from '../client-users/index.ts';
import { identify } from '../identity/index.ts';
import { listMemberSessions, revokeMemberSession, revokeMemberSessions } from '../partner-team/index.ts';
import { findSession } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Viewer = Pick<TestClientUser, 'actor'>;
type About = Pick<TestClientUser, 'membershipId' | 'userId'>;
const handleOf = async (token: string) => (await findSession(app.db(), token))?.sessionId ?? '';
const alive = async (token: string) => (await findSession(app.db(), token)) !== null;
const change = async (token: string, set: string) =>
  app.peek(`update sessions set ${set} where handle = $1`, [await handleOf(token)]);

/** The two surfaces that review other people's sessions. */
const team = {
  list: (by: Viewer, { membershipId }: Pick<About, 'membershipId'>) =>
    actAs(app, by, (uow) => listMemberSessions(uow, { memberId: membershipId })),
  revoke: (by: Viewer, { membershipId }: Pick<About, 'membershipId'>, sessionId: string) =>
    actAs(app, by, (uow) => revokeMemberSession(uow, { memberId: membershipId, sessionId })),
  revokeAll: (by: Viewer, { membershipId }: Pick<About, 'membershipId'>) =>
    actAs(app, by, (uow) => revokeMemberSessions(uow, { memberId: membershipId })),
};
const users: typeof team = {
  list: (by, { membershipId }) =>
    actAs(app, by, (uow) => listClientUserSessions(uow, { memberId: membershipId })),
  revoke: (by, { membershipId }, sessionId) =>
    actAs(app, by, (uow) => revokeClientUserSession(uow, { memberId: membershipId, sessionId })),
  revokeAll: (by, { membershipId }) =>
    actAs(app, by, (uow) => revokeClientUserSessions(uow, { memberId: membershipId })),
};

interface Scene {
  readonly surface: typeof team;
  readonly by: Viewer & About;
  readonly about: About & { readonly email: string; readonly name: string };
  readonly colleague: About;
  readonly partnerId: string;
  readonly clientId: string | null;
}
const scenes: readonly (readonly [string, () => Promise<Scene>])[] = [
  [
    'a colleague’s, by the partner’s administrator',
    async () => {
      const by = await aPartnerAdmin(app);
      const about = await aMember(app, { partner: by.partner });
      const colleague = await aMember(app, { partner: by.partner });
      return { surface: team, by, about, colleague, partnerId: by.partner.id, clientId: null };
    },
  ],
  ...(['agent', 'boss'] as const).map(
    (who) =>
      [
        `a client’s user’s, by the ${who}`,
        async () => {
          const tenant = await aClientTeam(app);
          const about = await aClientUser(app, tenant.clientId, { role: 'client_member' });
          const colleague = await aClientUser(app, tenant.clientId);
          const { clientId, agent } = tenant;
          return { surface: users, by: tenant[who], about, colleague, partnerId: agent.partner.id, clientId };
        },
      ] as const,
  ),
];

test.each(scenes)(
  '%s: the running sessions of exactly this membership, last used first',
  async (_, scene) => {
    const { surface, by, about, colleague } = await scene();
    const [first, second, idle, over, strict] = [
      await aSession(app, about),
      await aSession(app, about),
      await aSession(app, about),
      await aSession(app, about),
      await aSession(app, about),
    ];
    const there = await alsoMemberOf(app, about, await aPartner(app));
    await aSession(app, { userId: about.userId, membershipId: there });
    await aSession(app, { userId: about.userId, membershipId: null });
    await aSession(app, colleague);
    await change(first, "last_seen_at = now() - interval '1 hour'");
    await change(idle, "expires_at = now() - interval '1 second'");
    await change(over, "absolute_expires_at = now() - interval '1 second'");
    await change(strict, "last_seen_at = now() - interval '6 days'");
    await app.peek(
      'update partners set idle_minutes = 1440 where id = (select partner_id from memberships where id = $1)',
      [about.membershipId],
    );
    const seen = await surface.list(by, about);
    expect(seen.map(({ id }) => id)).toEqual([await handleOf(second), await handleOf(first)]);
    expect(seen[0]).toEqual({
      id: seen[0]?.id,
      device: 'other',
      browser: null,
      os: null,
      ip: null,
      createdAt: expect.stringMatching(/Z$/) as string,
      lastSeenAt: expect.stringMatching(/Z$/) as string,
      current: false,
    });
  },
);

test.each(scenes)('%s: one is ended, with one event in the tenant’s own chain', async (_, scene) => {
  const { surface, by, about, partnerId, clientId } = await scene();
  const [ended, kept] = [await aSession(app, about), await aSession(app, about)];
  const handle = await handleOf(ended);
  const before = (await eventsOf(app, partnerId)).length;
  await surface.revoke(by, about, handle);
  expect([await alive(ended), await alive(kept)]).toEqual([false, true]);
  expect(await identify(app.db(), ended)).toBeNull();
  const [event, ...more] = await eventsOf(app, partnerId, before);
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    action: 'session.revoked',
    actor_id: by.userId,
    subject_type: 'session',
    subject_id: handle,
    subject_label: `${about.name} <${about.email}>`,
    client_id: clientId,
  });
  expect(await refusalOf(surface.revoke(by, about, handle))).toBe('not_found');
});

test.each(scenes)(
  '%s: all of them are ended, and none that acts for another membership',
  async (_, scene) => {
    const { surface, by, about, colleague, partnerId } = await scene();
    const tokens = [await aSession(app, about), await aSession(app, about)];
    const there = await alsoMemberOf(app, about, await aPartner(app));
    const others = [
      await aSession(app, { userId: about.userId, membershipId: there }),
      await aSession(app, { userId: about.userId, membershipId: null }),
      await aSession(app, colleague),
    ];
    const over = await aSession(app, about);
    const handles = new Set(await Promise.all(tokens.map(handleOf)));
    await change(over, "last_seen_at = now() - interval '60 days', expires_at = now() - interval '1 day'");
    const before = (await eventsOf(app, partnerId)).length;
    await surface.revokeAll(by, about);
    for (const token of tokens) expect(await alive(token)).toBe(false);
    for (const token of others) expect(await alive(token)).toBe(true);
    const events = await eventsOf(app, partnerId, before);
    expect(events.map(({ action }) => action)).toEqual(['session.revoked', 'session.revoked']);
    expect(new Set(events.map(({ subject_id }) => subject_id))).toEqual(handles);
    expect(await app.peek('select 1 from sessions where membership_id = $1', [about.membershipId])).toEqual(
      [],
    );
    await surface.revokeAll(by, about);
    expect(await eventsOf(app, partnerId, before)).toHaveLength(2);
  },
);

test.each(scenes)(
  '%s: a session of another person or tenant is not found, and continues',
  async (_, scene) => {
    const { surface, by, about, colleague } = await scene();
    const there = await alsoMemberOf(app, about, await aPartner(app));
    const others = [
      await aSession(app, colleague),
      await aSession(app, by),
      await aSession(app, { userId: about.userId, membershipId: there }),
      await aSession(app, await aMember(app)),
    ];
    for (const token of others) {
      expect(await refusalOf(surface.revoke(by, about, await handleOf(token)))).toBe('not_found');
      expect(await alive(token)).toBe(true);
    }
    expect(await refusalOf(surface.revoke(by, about, newId()))).toBe('not_found');
  },
);

test.each(scenes)(
  '%s: one’s own are shown, and can only be ended in one’s own settings',
  async (_, scene) => {
    const { surface, by, about } = await scene();
    const own =
      surface === users && !('role' in by && by.role === 'client_admin')
        ? { membershipId: await placeBeside(by.userId, about.membershipId) }
        : by;
    const token = await aSession(app, { userId: by.userId, membershipId: own.membershipId });
    const handle = await handleOf(token);
    expect((await surface.list(by, own)).map(({ id }) => id)).toEqual([handle]);
    expect(await refusalOf(surface.revoke(by, own, handle))).toBe('self_change');
    expect(await refusalOf(surface.revokeAll(by, own))).toBe('self_change');
    expect(await alive(token)).toBe(true);
  },
);

test('a person out of scope is not found on either surface', async () => {
  const tenant = await aClientTeam(app);
  const far = await aClientTeam(app);
  const sibling = await aClientUser(app, (await aClient(app, tenant.agent)).id);
  const manager = await aClientUser(app, tenant.clientId, { role: 'community_manager' });
  const removed = await aClientUser(app, tenant.clientId);
  await app.peek("update memberships set status = 'removed' where id = $1", [removed.membershipId]);
  const tries = [
    [team, tenant.agent, far.agent],
    [team, tenant.agent, tenant.boss],
    [users, tenant.agent, tenant.agent],
    [users, tenant.agent, far.boss],
    [users, tenant.agent, removed],
    [users, tenant.boss, sibling],
    [users, tenant.boss, tenant.agent],
    [users, manager, tenant.boss],
  ] as const;
  for (const [surface, by, about] of tries) {
    const token = await aSession(app, about).catch(() => null);
    expect(await refusalOf(surface.list(by, about))).toBe('not_found');
    expect(await refusalOf(surface.revokeAll(by, about))).toBe('not_found');
    expect(await refusalOf(surface.revoke(by, about, token ? await handleOf(token) : newId()))).toBe(
      'not_found',
    );
  }
});

test('one’s own: everywhere, for all memberships, the current one first', async () => {
  const person = await aMember(app);
  const there = await alsoMemberOf(app, person, await aPartner(app));
  const [here, elsewhere, open] = [
    await aSession(app, person),
    await aSession(app, { userId: person.userId, membershipId: there }),
    await aSession(app, { userId: person.userId, membershipId: null }),
  ];
  await aSession(app, await aMember(app, { partner: person.partner }));
  const shut = await aSession(app, { userId: person.userId, membershipId: there });
  await app.peek(
    'update partners set idle_minutes = 1440 where id = (select partner_id from memberships where id = $1)',
    [there],
  );
  await change(shut, "last_seen_at = now() - interval '3 days'");
  await change(here, "last_seen_at = now() - interval '1 hour'");
  const me = { actor: { ...person.actor, sessionId: await handleOf(here) } };
  const seen = await actAs(app, me, listSessions);
  expect(seen.map(({ id, current }) => [id, current])).toEqual([
    [await handleOf(here), true],
    [await handleOf(open), false],
    [await handleOf(elsewhere), false],
  ]);
});

test('one’s own: one can be ended, even the current one; nobody else’s can', async () => {
  const person = await aMember(app);
  const stranger = await aMember(app, { partner: person.partner });
  const [here, other, theirs] = [
    await aSession(app, person),
    await aSession(app, person),
    await aSession(app, stranger),
  ];
  const me = { actor: { ...person.actor, sessionId: await handleOf(here) } };
  const before = (await eventsOf(app, person.partner.id)).length;
  const revoke = (sessionId: string) => actAs(app, me, (uow) => revokeSession(uow, { sessionId }));
  const [hereHandle, otherHandle] = [await handleOf(here), await handleOf(other)];
  expect(await revoke(otherHandle)).toEqual({ current: false });
  expect([await alive(other), await alive(here)]).toEqual([false, true]);
  for (const sessionId of [otherHandle, await handleOf(theirs), newId()])
    expect(await refusalOf(revoke(sessionId))).toBe('not_found');
  expect(await alive(theirs)).toBe(true);
  expect(await revoke(hereHandle)).toEqual({ current: true });
  expect(await alive(here)).toBe(false);
  const events = await eventsOf(app, person.partner.id, before);
  expect(events.map(({ action, subject_id }) => [action, subject_id])).toEqual([
    ['session.revoked', otherHandle],
    ['session.revoked', hereHandle],
  ]);
});

test('one’s own: all others are ended, wherever they act', async () => {
  const person = await aMember(app);
  const there = await alsoMemberOf(app, person, await aPartner(app));
  const here = await aSession(app, person);
  const others = [
    await aSession(app, person),
    await aSession(app, { userId: person.userId, membershipId: there }),
    await aSession(app, { userId: person.userId, membershipId: null }),
  ];
  const theirs = await aSession(app, await aMember(app, { partner: person.partner }));
  const me = { actor: { ...person.actor, sessionId: await handleOf(here) } };
  await actAs(app, me, revokeOtherSessions);
  for (const token of others) expect(await alive(token)).toBe(false);
  for (const token of [here, theirs]) expect(await alive(token)).toBe(true);
});

async function placeBeside(userId: string, membershipId: string): Promise<string> {
  const [row] = await app.peek<{ id: string }>(
    `insert into memberships (id, user_id, partner_id, client_id, role)
      select gen_random_uuid(), $1, partner_id, client_id, 'client_member' from memberships where id = $2 returning id`,
    [userId, membershipId],
  );
  return row?.id ?? '';
}

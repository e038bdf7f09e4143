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
  openTestHouse,
  refusalOf,
  type TestClientUser,
  type TestHouse,
} from '../../testing/index.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../accounts/index.ts';
import {
  listClientUserSessions,
  revokeClientUserSession,
  revokeClientUserSessions,
} from '../client-users/index.ts';
import { identify } from '../identity/index.ts';
import { listMemberSessions, revokeMemberSession, revokeMemberSessions } from '../partner-team/index.ts';
import { readSession } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

type Viewer = Pick<TestClientUser, 'actor'>;
type About = Pick<TestClientUser, 'membershipId' | 'userId'>;
const handleOf = async (token: string) => (await readSession(house.db(), token))?.sessionId ?? '';
const alive = async (token: string) => (await readSession(house.db(), token)) !== null;
const change = async (token: string, set: string) =>
  house.peek(`update sessions set ${set} where handle = $1`, [await handleOf(token)]);

/** The two surfaces on which somebody else's sessions are reviewed. */
const team = {
  list: (by: Viewer, { membershipId }: Pick<About, 'membershipId'>) =>
    actAs(house, by, (uow) => listMemberSessions(uow, { memberId: membershipId })),
  revoke: (by: Viewer, { membershipId }: Pick<About, 'membershipId'>, sessionId: string) =>
    actAs(house, by, (uow) => revokeMemberSession(uow, { memberId: membershipId, sessionId })),
  revokeAll: (by: Viewer, { membershipId }: Pick<About, 'membershipId'>) =>
    actAs(house, by, (uow) => revokeMemberSessions(uow, { memberId: membershipId })),
};
const users: typeof team = {
  list: (by, { membershipId }) =>
    actAs(house, by, (uow) => listClientUserSessions(uow, { memberId: membershipId })),
  revoke: (by, { membershipId }, sessionId) =>
    actAs(house, by, (uow) => revokeClientUserSession(uow, { memberId: membershipId, sessionId })),
  revokeAll: (by, { membershipId }) =>
    actAs(house, by, (uow) => revokeClientUserSessions(uow, { memberId: membershipId })),
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
      const by = await aPartnerAdmin(house);
      const about = await aMember(house, { partner: by.partner });
      const colleague = await aMember(house, { partner: by.partner });
      return { surface: team, by, about, colleague, partnerId: by.partner.id, clientId: null };
    },
  ],
  ...(['agent', 'boss'] as const).map(
    (who) =>
      [
        `a client’s user’s, by the ${who}`,
        async () => {
          const place = await aClientTeam(house);
          const about = await aClientUser(house, place.clientId, { role: 'client_member' });
          const colleague = await aClientUser(house, place.clientId);
          const { clientId, agent } = place;
          return { surface: users, by: place[who], about, colleague, partnerId: agent.partner.id, clientId };
        },
      ] as const,
  ),
];

test.each(scenes)(
  '%s: those that act for this very membership and still run, the last seen first',
  async (_, scene) => {
    const { surface, by, about, colleague } = await scene();
    const [first, second, idle, over, strict] = [
      await aSession(house, about),
      await aSession(house, about),
      await aSession(house, about),
      await aSession(house, about),
      await aSession(house, about),
    ];
    const there = await alsoMemberOf(house, about, await aPartner(house));
    await aSession(house, { userId: about.userId, membershipId: there });
    await aSession(house, { userId: about.userId, membershipId: null });
    await aSession(house, colleague);
    await change(first, "last_seen_at = now() - interval '1 hour'");
    await change(idle, "expires_at = now() - interval '1 second'");
    await change(over, "absolute_expires_at = now() - interval '1 second'");
    await change(strict, "last_seen_at = now() - interval '6 days'");
    await house.peek(
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

test.each(scenes)('%s: one is ended, and said so once, in the place’s own chain', async (_, scene) => {
  const { surface, by, about, partnerId, clientId } = await scene();
  const [ended, kept] = [await aSession(house, about), await aSession(house, about)];
  const handle = await handleOf(ended);
  const before = (await eventsOf(house, partnerId)).length;
  await surface.revoke(by, about, handle);
  expect([await alive(ended), await alive(kept)]).toEqual([false, true]);
  expect(await identify(house.db(), ended)).toBeNull();
  const [event, ...more] = await eventsOf(house, partnerId, before);
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

test.each(scenes)('%s: all of them are ended, and none that acts for another place', async (_, scene) => {
  const { surface, by, about, colleague, partnerId } = await scene();
  const tokens = [await aSession(house, about), await aSession(house, about)];
  const there = await alsoMemberOf(house, about, await aPartner(house));
  const others = [
    await aSession(house, { userId: about.userId, membershipId: there }),
    await aSession(house, { userId: about.userId, membershipId: null }),
    await aSession(house, colleague),
  ];
  const over = await aSession(house, about);
  const handles = new Set(await Promise.all(tokens.map(handleOf)));
  await change(over, "last_seen_at = now() - interval '60 days', expires_at = now() - interval '1 day'");
  const before = (await eventsOf(house, partnerId)).length;
  await surface.revokeAll(by, about);
  for (const token of tokens) expect(await alive(token)).toBe(false);
  for (const token of others) expect(await alive(token)).toBe(true);
  const events = await eventsOf(house, partnerId, before);
  expect(events.map(({ action }) => action)).toEqual(['session.revoked', 'session.revoked']);
  expect(new Set(events.map(({ subject_id }) => subject_id))).toEqual(handles);
  expect(await house.peek('select 1 from sessions where membership_id = $1', [about.membershipId])).toEqual(
    [],
  );
  await surface.revokeAll(by, about);
  expect(await eventsOf(house, partnerId, before)).toHaveLength(2);
});

test.each(scenes)(
  '%s: a session of somebody or somewhere else is not found, and runs on',
  async (_, scene) => {
    const { surface, by, about, colleague } = await scene();
    const there = await alsoMemberOf(house, about, await aPartner(house));
    const others = [
      await aSession(house, colleague),
      await aSession(house, by),
      await aSession(house, { userId: about.userId, membershipId: there }),
      await aSession(house, await aMember(house)),
    ];
    for (const token of others) {
      expect(await refusalOf(surface.revoke(by, about, await handleOf(token)))).toBe('not_found');
      expect(await alive(token)).toBe(true);
    }
    expect(await refusalOf(surface.revoke(by, about, newId()))).toBe('not_found');
  },
);

test.each(scenes)('%s: one’s own are seen, and ended in one’s own settings only', async (_, scene) => {
  const { surface, by, about } = await scene();
  const own =
    surface === users && !('role' in by && by.role === 'client_admin')
      ? { membershipId: await placeBeside(by.userId, about.membershipId) }
      : by;
  const token = await aSession(house, { userId: by.userId, membershipId: own.membershipId });
  const handle = await handleOf(token);
  expect((await surface.list(by, own)).map(({ id }) => id)).toEqual([handle]);
  expect(await refusalOf(surface.revoke(by, own, handle))).toBe('self_change');
  expect(await refusalOf(surface.revokeAll(by, own))).toBe('self_change');
  expect(await alive(token)).toBe(true);
});

test('whoever is out of reach is not found on either surface', async () => {
  const place = await aClientTeam(house);
  const far = await aClientTeam(house);
  const sibling = await aClientUser(house, (await aClient(house, place.agent)).id);
  const manager = await aClientUser(house, place.clientId, { role: 'community_manager' });
  const removed = await aClientUser(house, place.clientId);
  await house.peek("update memberships set status = 'removed' where id = $1", [removed.membershipId]);
  const tries = [
    [team, place.agent, far.agent],
    [team, place.agent, place.boss],
    [users, place.agent, place.agent],
    [users, place.agent, far.boss],
    [users, place.agent, removed],
    [users, place.boss, sibling],
    [users, place.boss, place.agent],
    [users, manager, place.boss],
  ] as const;
  for (const [surface, by, about] of tries) {
    const token = await aSession(house, about).catch(() => null);
    expect(await refusalOf(surface.list(by, about))).toBe('not_found');
    expect(await refusalOf(surface.revokeAll(by, about))).toBe('not_found');
    expect(await refusalOf(surface.revoke(by, about, token ? await handleOf(token) : newId()))).toBe(
      'not_found',
    );
  }
});

test('one’s own: everywhere, whichever place they act for, the present one first', async () => {
  const person = await aMember(house);
  const there = await alsoMemberOf(house, person, await aPartner(house));
  const [here, elsewhere, open] = [
    await aSession(house, person),
    await aSession(house, { userId: person.userId, membershipId: there }),
    await aSession(house, { userId: person.userId, membershipId: null }),
  ];
  await aSession(house, await aMember(house, { partner: person.partner }));
  const shut = await aSession(house, { userId: person.userId, membershipId: there });
  await house.peek(
    'update partners set idle_minutes = 1440 where id = (select partner_id from memberships where id = $1)',
    [there],
  );
  await change(shut, "last_seen_at = now() - interval '3 days'");
  await change(here, "last_seen_at = now() - interval '1 hour'");
  const me = { actor: { ...person.actor, sessionId: await handleOf(here) } };
  const seen = await actAs(house, me, listSessions);
  expect(seen.map(({ id, current }) => [id, current])).toEqual([
    [await handleOf(here), true],
    [await handleOf(open), false],
    [await handleOf(elsewhere), false],
  ]);
});

test('one’s own: one is ended by hand, also the present one; nobody else’s is', async () => {
  const person = await aMember(house);
  const stranger = await aMember(house, { partner: person.partner });
  const [here, other, theirs] = [
    await aSession(house, person),
    await aSession(house, person),
    await aSession(house, stranger),
  ];
  const me = { actor: { ...person.actor, sessionId: await handleOf(here) } };
  const before = (await eventsOf(house, person.partner.id)).length;
  const revoke = (sessionId: string) => actAs(house, me, (uow) => revokeSession(uow, { sessionId }));
  const [hereHandle, otherHandle] = [await handleOf(here), await handleOf(other)];
  expect(await revoke(otherHandle)).toEqual({ current: false });
  expect([await alive(other), await alive(here)]).toEqual([false, true]);
  for (const sessionId of [otherHandle, await handleOf(theirs), newId()])
    expect(await refusalOf(revoke(sessionId))).toBe('not_found');
  expect(await alive(theirs)).toBe(true);
  expect(await revoke(hereHandle)).toEqual({ current: true });
  expect(await alive(here)).toBe(false);
  const events = await eventsOf(house, person.partner.id, before);
  expect(events.map(({ action, subject_id }) => [action, subject_id])).toEqual([
    ['session.revoked', otherHandle],
    ['session.revoked', hereHandle],
  ]);
});

test('one’s own: all others are ended, wherever they act', async () => {
  const person = await aMember(house);
  const there = await alsoMemberOf(house, person, await aPartner(house));
  const here = await aSession(house, person);
  const others = [
    await aSession(house, person),
    await aSession(house, { userId: person.userId, membershipId: there }),
    await aSession(house, { userId: person.userId, membershipId: null }),
  ];
  const theirs = await aSession(house, await aMember(house, { partner: person.partner }));
  const me = { actor: { ...person.actor, sessionId: await handleOf(here) } };
  await actAs(house, me, revokeOtherSessions);
  for (const token of others) expect(await alive(token)).toBe(false);
  for (const token of [here, theirs]) expect(await alive(token)).toBe(true);
});

async function placeBeside(userId: string, membershipId: string): Promise<string> {
  const [row] = await house.peek<{ id: string }>(
    `insert into memberships (id, user_id, partner_id, client_id, role)
      select gen_random_uuid(), $1, partner_id, client_id, 'client_member' from memberships where id = $2 returning id`,
    [userId, membershipId],
  );
  return row?.id ?? '';
}

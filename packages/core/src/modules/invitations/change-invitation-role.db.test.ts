import type { ClientRole, PartnerRole } from '@gatehouse/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  acceptLink,
  actAs,
  anInvitation,
  aPartnerAdmin,
  eventsOf,
  letExpire,
  offerRoles,
  openTestApp,
  previewLink,
  refusalOf,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { changeClientInvitationRole } from '../client-users/index.ts';
import { changeTeamInvitationRole, inviteTeamMembers, revokeTeamInvitation } from '../partner-team/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Acting = Pick<TestMember, 'actor'>;
const change = (by: Acting, invitationId: string, role: PartnerRole) =>
  actAs(app, by, (uow) => changeTeamInvitationRole(uow, { invitationId, role }));
const changeOfClient = (by: Acting, invitationId: string, role: ClientRole) =>
  actAs(app, by, (uow) => changeClientInvitationRole(uow, { invitationId, role }));
const rowOf = async (id: string) =>
  (
    await app.peek<{ status: string; generation: number; role: string; delivery_status: string }>(
      'select status, generation, role, delivery_status from invitations where id = $1',
      [id],
    )
  )[0];
const mailsOf = async (id: string) =>
  (
    await app.peek<{ generation: number }>(
      `select (data ->> 'generation')::integer as generation from pgboss.job
        where name = 'invitation.send' and data ->> 'invitationId' = $1 order by 1`,
      [id],
    )
  ).map(({ generation }) => generation);

test.each(['pending', 'expired'])(
  'a %s invitation gets the other role, a new link and a new mail; the old link is dead',
  async (state) => {
    const invitation = await anInvitation(app);
    const { admin } = invitation;
    if (state === 'expired') {
      await letExpire(app, invitation.id);
      await app.peek("update invitations set status = 'expired' where id = $1", [invitation.id]);
    }
    const before = (await eventsOf(app, admin.partner.id)).length;
    await change(admin, invitation.id, 'partner_admin');
    expect(await rowOf(invitation.id)).toEqual({
      status: 'pending',
      generation: 2,
      role: 'partner_admin',
      delivery_status: 'queued',
    });
    expect(await mailsOf(invitation.id)).toEqual([1, 2]);
    const [event, ...more] = await eventsOf(app, admin.partner.id, before);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      action: 'invitation.resent',
      subject_id: invitation.id,
      actor_id: admin.userId,
    });
    expect(event?.details).toEqual({
      generation: 2,
      before: { role: 'partner_user' },
      after: { role: 'partner_admin' },
    });
    expect(await refusalOf(acceptLink(app, invitation.token()))).toBe('link_invalid');
    expect((await previewLink(app, invitation.token('mailed', 2))).role).toBe('partner_admin');
    await acceptLink(app, invitation.token('mailed', 2));
    const [member] = await app.peek('select role from memberships where partner_id = $1 and email = $2', [
      admin.partner.id,
      invitation.email,
    ]);
    expect(member).toEqual({ role: 'partner_admin' });
  },
);

test('the same role again changes nothing: the link stays valid and no mail is sent', async () => {
  const invitation = await anInvitation(app);
  const before = (await eventsOf(app, invitation.admin.partner.id)).length;
  await change(invitation.admin, invitation.id, 'partner_user');
  expect(await rowOf(invitation.id)).toMatchObject({ generation: 1 });
  expect(await mailsOf(invitation.id)).toEqual([1]);
  expect(await eventsOf(app, invitation.admin.partner.id, before)).toEqual([]);
});

test('accepted, revoked, invited again since: stale, and nothing changes', async () => {
  const accepted = await anInvitation(app);
  await acceptLink(app, accepted.token());
  const revoked = await anInvitation(app);
  await actAs(app, revoked.admin, (uow) => revokeTeamInvitation(uow, { invitationId: revoked.id }));
  const replaced = await anInvitation(app);
  await letExpire(app, replaced.id);
  await actAs(app, replaced.admin, (uow) =>
    inviteTeamMembers(uow, { emails: [replaced.email], role: 'partner_user', sendAfterSeconds: 0 }),
  );
  for (const { admin, id } of [accepted, revoked, replaced]) {
    expect(await refusalOf(change(admin, id, 'partner_admin'))).toBe('stale');
    expect(await rowOf(id)).toMatchObject({ generation: 1, role: 'partner_user' });
  }
});

test('another partner’s and a client’s invitation are not found on the team’s surface', async () => {
  const admin = await aPartnerAdmin(app);
  const foreign = await anInvitation(app);
  const team = await aClientTeam(app);
  const customer = await aClientInvitation(app, team.clientId, { by: team.agent });
  expect(await refusalOf(change(admin, foreign.id, 'partner_admin'))).toBe('not_found');
  expect(await refusalOf(change(team.agent, customer.id, 'partner_admin'))).toBe('not_found');
});

describe('of a client', () => {
  test.each(['agent', 'boss'] as const)('the %s changes it to any offered role', async (side) => {
    const team = await aClientTeam(app);
    const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
    await changeOfClient(team[side], invitation.id, 'client_admin');
    expect(await rowOf(invitation.id)).toMatchObject({ generation: 2, role: 'client_admin' });
  });

  test('a role that is not offered is an invalid input, and a withdrawn one can be replaced', async () => {
    const team = await aClientTeam(app);
    const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
    await offerRoles(app, team, ['client_admin', 'client_staff']);
    const refused = changeOfClient(team.boss, invitation.id, 'client_manager');
    await expect(refused).rejects.toMatchObject({
      reason: 'invalid_input',
      fields: { role: { code: 'role_not_available' } },
    });
    await changeOfClient(team.boss, invitation.id, 'client_staff');
    expect(await rowOf(invitation.id)).toMatchObject({ generation: 2, role: 'client_staff' });
  });

  test('a closed client renews nothing, and a community manager reaches no invitation', async () => {
    const team = await aClientTeam(app);
    const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
    const gus = await aClientUser(app, team.clientId, { role: 'community_manager' });
    expect(await refusalOf(changeOfClient(gus, invitation.id, 'client_staff'))).toBe('not_found');
    await app.peek("update clients set status = 'paused' where id = $1", [team.clientId]);
    expect(await refusalOf(changeOfClient(team.agent, invitation.id, 'client_admin'))).toBe(
      'organisation_suspended',
    );
    expect(await rowOf(invitation.id)).toMatchObject({ generation: 1 });
  });
});

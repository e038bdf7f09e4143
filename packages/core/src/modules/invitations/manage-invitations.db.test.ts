import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acceptLink,
  actionsOf,
  actAs,
  aMember,
  anInvitation,
  aPartnerAdmin,
  letExpire,
  openTestApp,
  publicUrl,
  refusalOf,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import {
  copyTeamInvitationLink,
  inviteTeamMembers,
  removeMember,
  resendTeamInvitation,
  revokeTeamInvitation,
} from '../partner-team/index.ts';
import { expireInvitations } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const rowOf = async (id: string) =>
  (
    await app.peek<Record<string, unknown>>(
      `select status, generation, delivery_status, role, invited_by_user_id,
       round(extract(epoch from expires_at - clock_timestamp()))::int as seconds_left from invitations where id = $1`,
      [id],
    )
  )[0];
const inviteAs = (
  admin: TestMember,
  emails: string[],
  role: 'partner_admin' | 'partner_user' = 'partner_user',
) => actAs(app, admin, (uow) => inviteTeamMembers(uow, { emails, role, sendAfterSeconds: 0 }));
const pendingOf = (email: string) =>
  app.peek<{ id: string }>("select id from invitations where email_canonical = $1 and status = 'pending'", [
    email,
  ]);
const jobsOf = (id: string) =>
  app.peek<{ name: string; data: object }>(
    "select name, data from pgboss.job where data ->> 'invitationId' = $1",
    [id],
  );

test('an invitation fixes address, role, organisation and inviter, and is valid for seven days by the database’s clock', async () => {
  const admin = await aPartnerAdmin(app);
  app.clock.set(new Date('2001-01-01'));
  const { results } = await inviteAs(admin, [' New.Person@Example.TEST '], 'partner_admin');
  app.clock.set(new Date());
  expect(results).toMatchObject([{ email: 'new.person@example.test', outcome: 'invited' }]);
  const row = await rowOf(results[0]?.invitationId ?? '');
  expect(row).toMatchObject({
    status: 'pending',
    generation: 1,
    role: 'partner_admin',
    invited_by_user_id: admin.userId,
  });
  expect(Number(row?.['seconds_left'])).toBeGreaterThan(604_790);
  expect(Number(row?.['seconds_left'])).toBeLessThanOrEqual(604_800);
});

test('the same address invited twice concurrently is invited once, in each of 20 rounds', async () => {
  const one = await aPartnerAdmin(app);
  const other = await aPartnerAdmin(app, one.partner);
  for (let round = 0; round < 20; round += 1) {
    const email = `twice${round}@example.test`;
    const answers = await Promise.all([one, other].map((admin) => inviteAs(admin, [email])));
    const outcomes = answers.flatMap(({ results }) => results.map(({ outcome }) => outcome));
    expect(new Set(outcomes)).toEqual(new Set(['invited', 'already_invited']));
    const ids = new Set(answers.flatMap(({ results }) => results.map(({ invitationId }) => invitationId)));
    expect(await pendingOf(email)).toEqual([...ids].map((id) => ({ id })));
  }
});

test('of 500 addresses with 7 bad ones 493 are invited and the 7 are named, in six statements', async () => {
  const admin = await aPartnerAdmin(app);
  const bad = new Set([3, 77, 100, 250, 333, 498, 499]);
  const emails = Array.from({ length: 500 }, (_, n) =>
    bad.has(n) ? `bad address ${n}` : `crowd${n}@example.test`,
  );
  app.takeStatements();
  const { results } = await inviteAs(admin, emails);
  const statements = app.takeStatements();
  // Begin, scope, lock, invitations, events with jobs, commit.
  expect(statements).toHaveLength(6);
  expect(results.map(({ email }) => email)).toEqual(emails);
  expect(results.filter(({ outcome }) => outcome === 'invited')).toHaveLength(493);
  const invalid = results.filter(({ outcome }) => outcome === 'invalid');
  expect(invalid.map(({ email }) => email)).toEqual([...bad].map((n) => `bad address ${n}`));
  expect(await jobsOf(results[0]?.invitationId ?? '')).toHaveLength(1);
  const created = (await actionsOf(app, admin.partner.id)).filter(
    (action) => action === 'invitation.created',
  );
  expect(created).toHaveLength(493);
});

test('each address has its own outcome; members elsewhere are never mentioned', async () => {
  const admin = await aPartnerAdmin(app);
  const active = await aMember(app, { partner: admin.partner });
  const deactivated = await aMember(app, { partner: admin.partner });
  await app.peek("update memberships set status = 'deactivated' where id = $1", [deactivated.membershipId]);
  const removed = await aMember(app, { partner: admin.partner });
  await actAs(app, admin, (uow) => removeMember(uow, { memberId: removed.membershipId }));
  const elsewhere = await aMember(app);
  const standing = await anInvitation(app, { admin });
  const emails = [active, deactivated, removed, elsewhere, standing].map(({ email }) => email);
  const { results } = await inviteAs(admin, [...emails, 'nonsense', active.email.toUpperCase()]);
  expect(results.map(({ outcome }) => outcome)).toEqual([
    'already_member',
    'already_member',
    'invited',
    'invited',
    'already_invited',
    'invalid',
  ]);
  expect(results[4]?.invitationId).toBe(standing.id);
});

test('an address whose invitation is overdue can be invited again before the job has written so', async () => {
  const old = await anInvitation(app);
  await letExpire(app, old.id);
  const { results } = await inviteAs(old.admin, [old.email]);
  expect(results[0]?.outcome).toBe('invited');
  expect((await rowOf(old.id))?.['status']).toBe('expired');
  expect(await actionsOf(app, old.admin.partner.id)).toContain('invitation.expired');
});

test('resending invalidates the older link, makes a newer one and gives seven days from now', async () => {
  const invitation = await anInvitation(app);
  await letExpire(app, invitation.id);
  await app.peek("update invitations set delivery_status = 'failed' where id = $1", [invitation.id]);
  await actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id }));
  expect(await rowOf(invitation.id)).toMatchObject({
    status: 'pending',
    generation: 2,
    delivery_status: 'queued',
  });
  expect(Number((await rowOf(invitation.id))?.['seconds_left'])).toBeGreaterThan(604_790);
  expect((await jobsOf(invitation.id)).map(({ data }) => data)).toMatchObject([
    { generation: 1 },
    { generation: 2 },
  ]);
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBe('link_invalid');
  expect(await refusalOf(acceptLink(app, invitation.token('mailed', 2)))).toBeNull();
});

test('a new person accepts the newest of concurrently resent links: each resend has its own generation', async () => {
  const invitation = await anInvitation(app);
  await Promise.all(
    Array.from({ length: 5 }, () =>
      actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id })),
    ),
  );
  expect((await rowOf(invitation.id))?.['generation']).toBe(6);
  const generations = (await jobsOf(invitation.id)).map(({ data }) =>
    'generation' in data ? data.generation : null,
  );
  expect(new Set(generations)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

test('a resend that races an accept never leaves a member with an open invitation', async () => {
  for (let round = 0; round < 20; round += 1) {
    const invitation = await anInvitation(app);
    const [accepted, resent] = await Promise.all([
      refusalOf(acceptLink(app, invitation.token())),
      refusalOf(
        actAs(app, invitation.admin, (uow) => resendTeamInvitation(uow, { invitationId: invitation.id })),
      ),
    ]);
    expect([`${accepted} ${resent}`]).toEqual(accepted === null ? ['null stale'] : ['link_invalid null']);
    expect((await rowOf(invitation.id))?.['status']).toBe(accepted === null ? 'accepted' : 'pending');
  }
});

test('copying gives a link of the newest generation that leaves the mailed one valid, and is logged without it', async () => {
  const invitation = await anInvitation(app);
  const settings = { keyring: app.keyring, publicUrl };
  const url = await actAs(app, invitation.admin, (uow) =>
    copyTeamInvitationLink(uow, settings, { invitationId: invitation.id }),
  );
  expect(url).toBe(`${publicUrl}/accept#token=${invitation.token('copied')}`);
  expect(await actionsOf(app, invitation.admin.partner.id)).toContain('invitation.link_copied');
  expect(await refusalOf(acceptLink(app, invitation.token('mailed')))).toBeNull();
});

const acts = {
  resend: (admin: TestMember, invitationId: string) =>
    actAs(app, admin, (uow) => resendTeamInvitation(uow, { invitationId })),
  revoke: (admin: TestMember, invitationId: string) =>
    actAs(app, admin, (uow) => revokeTeamInvitation(uow, { invitationId })),
  copy: (admin: TestMember, invitationId: string) =>
    actAs(app, admin, (uow) =>
      copyTeamInvitationLink(uow, { keyring: app.keyring, publicUrl }, { invitationId }),
    ),
};

test.each(Object.entries(acts))(
  '%s: stale once accepted or revoked, not found for a foreign or unknown id',
  async (_, act) => {
    const accepted = await anInvitation(app);
    await acceptLink(app, accepted.token());
    const revoked = await anInvitation(app);
    await acts.revoke(revoked.admin, revoked.id);
    expect(await refusalOf(act(accepted.admin, accepted.id))).toBe('stale');
    expect(await refusalOf(act(revoked.admin, revoked.id))).toBe('stale');
    const foreign = await anInvitation(app);
    const before = await rowOf(foreign.id);
    expect(await refusalOf(act(accepted.admin, foreign.id))).toBe('not_found');
    expect(await refusalOf(act(accepted.admin, '01900000-0000-7000-8000-00000000dead'))).toBe('not_found');
    expect(await rowOf(foreign.id)).toMatchObject({ ...before, seconds_left: expect.any(Number) as number });
  },
);

test.each(Object.entries(acts))('%s is not for a partner user, whatever the id', async (_, act) => {
  const invitation = await anInvitation(app);
  const user = await aMember(app, { partner: invitation.admin.partner });
  expect(await refusalOf(act(user, invitation.id))).toBe('role_not_allowed');
  expect(await refusalOf(act(user, '01900000-0000-7000-8000-00000000dead'))).toBe('role_not_allowed');
});

test('an expired invitation cannot be copied, but revoked and resent', async () => {
  const invitation = await anInvitation(app);
  await letExpire(app, invitation.id);
  expect(await refusalOf(acts.copy(invitation.admin, invitation.id))).toBe('stale');
  await acts.revoke(invitation.admin, invitation.id);
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBe('link_invalid');
});

test('an older invitation of an address that was invited again or became a member cannot be resent', async () => {
  const old = await anInvitation(app);
  await letExpire(app, old.id);
  const newer = await anInvitation(app, { admin: old.admin, email: old.email });
  expect(await refusalOf(acts.resend(old.admin, old.id))).toBe('stale');
  await acceptLink(app, newer.token());
  expect(await refusalOf(acts.resend(old.admin, old.id))).toBe('stale');
  expect((await rowOf(old.id))?.['status']).toBe('expired');
});

test('the expiry job sets overdue invitations to expired, of every partner, in batches, one event each', async () => {
  const partners = await Promise.all([aPartnerAdmin(app), aPartnerAdmin(app)]);
  for (const { partner } of partners) {
    await app.peek(
      `insert into invitations (id, partner_id, email, role, expires_at) select gen_random_uuid(), $1, 'past' || n || '@example.test', 'partner_user',
         clock_timestamp() - interval '1 second' from generate_series(1, 1200) n`,
      [partner.id],
    );
  }
  const living = await anInvitation(app, partners[0] ? { admin: partners[0] } : {});
  expect(await expireInvitations(app.db(), app.transact)).toBeGreaterThanOrEqual(2_400);
  expect((await rowOf(living.id))?.['status']).toBe('pending');
  for (const { partner } of partners) {
    const expired = await app.peek("select 1 from invitations where partner_id = $1 and status = 'expired'", [
      partner.id,
    ]);
    const events = (await actionsOf(app, partner.id)).filter((action) => action === 'invitation.expired');
    expect([expired.length, events.length]).toEqual([1_200, 1_200]);
  }
  expect(await expireInvitations(app.db(), app.transact)).toBe(0);
});

test('an accept in the last moment and the expiry job: exactly one of the two happens', async () => {
  for (let round = 0; round < 30; round += 1) {
    const invitation = await anInvitation(app);
    await letExpire(app, invitation.id, -0.01);
    const [answer] = await Promise.all([
      refusalOf(acceptLink(app, invitation.token())),
      expireInvitations(app.db(), app.transact),
    ]);
    await letExpire(app, invitation.id, 0);
    await expireInvitations(app.db(), app.transact);
    const actions = await actionsOf(app, invitation.admin.partner.id);
    const ends = actions.filter(
      (action) => action === 'invitation.accepted' || action === 'invitation.expired',
    );
    expect(ends).toEqual([answer === null ? 'invitation.accepted' : 'invitation.expired']);
    expect((await rowOf(invitation.id))?.['status']).toBe(answer === null ? 'accepted' : 'expired');
  }
});

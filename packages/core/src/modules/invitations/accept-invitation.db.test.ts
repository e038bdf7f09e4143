import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyring, systemOrigin } from '../../platform/index.ts';
import {
  acceptDeps,
  acceptLink,
  actionsOf,
  actAs,
  aMember,
  anInvitation,
  aPartnerAdmin,
  aSession,
  eventsOf,
  letExpire,
  openTestApp,
  previewLink,
  refusalOf,
  testPassword,
  whileHeld,
  whileInvitationHeld,
  type TestApp,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import { copyTeamInvitationLink, resendTeamInvitation, revokeTeamInvitation } from '../partner-team/index.ts';
import { acceptInvitation, linkToken } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const membersOf = (partnerId: string) =>
  app.peek<{ id: string; email: string; role: string }>(
    "select id, email, role from memberships where partner_id = $1 and status = 'active' order by created_at",
    [partnerId],
  );
const accountOf = async (email: string) =>
  (
    await app.peek<{ id: string; email_proven_at: Date | null; text: string }>(
      'select id, email_proven_at, users::text as text from users where email_canonical = $1',
      [email],
    )
  )[0];
const statusOf = async (id: string) =>
  (await app.peek<{ status: string }>('select status from invitations where id = $1', [id]))[0]?.status;

test('a mailed link creates an account, a membership and a session that acts for it', async () => {
  const invitation = await anInvitation(app, { role: 'partner_admin' });
  const { partner } = invitation.admin;
  const before = (await actionsOf(app, partner.id)).length;
  const { membershipId, token } = await acceptLink(app, invitation.token());
  const identified = await identify(app.db(), token);
  expect(identified?.actor.membership).toMatchObject({
    id: membershipId,
    role: 'partner_admin',
    partnerId: partner.id,
  });
  expect(identified?.details.user).toMatchObject({
    email: invitation.email,
    emailProven: true,
    displayName: 'A New Person',
  });
  expect(await statusOf(invitation.id)).toBe('accepted');
  const [accepted, signedIn, ...more] = await eventsOf(app, partner.id, before);
  expect(more).toEqual([]);
  expect(accepted).toMatchObject({
    action: 'invitation.accepted',
    subject_id: invitation.id,
    actor_id: identified?.actor.userId,
  });
  expect(accepted?.details).toMatchObject({ membershipId, channel: 'mailed', newAccount: true });
  expect(signedIn?.action).toBe('session.signed_in');
});

test('of sixteen concurrent accepts one succeeds, fifteen find a dead link: one membership, one account', async () => {
  const invitation = await anInvitation(app);
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => refusalOf(acceptLink(app, invitation.token()))),
  );
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'link_invalid')).toHaveLength(15);
  expect(await membersOf(invitation.admin.partner.id)).toHaveLength(2);
  const accepted = (await actionsOf(app, invitation.admin.partner.id)).filter(
    (action) => action === 'invitation.accepted',
  );
  expect(accepted).toHaveLength(1);
});

test('one account with two invitations accepts both concurrently: one membership each', async () => {
  const first = await anInvitation(app);
  await acceptLink(app, first.token());
  const email = first.email;
  const others = [await anInvitation(app, { email }), await anInvitation(app, { email })];
  const account = await accountOf(email);
  const member = {
    ...first.admin,
    userId: account?.id ?? '',
    actor: { ...first.admin.actor, userId: account?.id ?? '' },
  };
  const answers = await Promise.all(others.map((one) => refusalOf(acceptLink(app, one.token(), member))));
  expect(answers).toEqual([null, null]);
  for (const { admin } of others)
    expect((await membersOf(admin.partner.id)).map((m) => m.email)).toContain(email);
});

test('a new person with two links used concurrently gets one account; the other link asks to sign in and stays', async () => {
  const email = 'two-links@example.test';
  const both = [await anInvitation(app, { email }), await anInvitation(app, { email })];
  const answers = await Promise.all(both.map((one) => refusalOf(acceptLink(app, one.token()))));
  expect(answers.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([null, 'unauthenticated']);
  const statuses = await Promise.all(both.map(({ id }) => statusOf(id)));
  expect(new Set(statuses)).toEqual(new Set(['accepted', 'pending']));
});

test.each([
  ['used', async (i: Invited) => void (await acceptLink(app, i.token())), (i: Invited) => i.token()],
  [
    'revoked',
    (i: Invited) => actAs(app, i.admin, (uow) => revokeTeamInvitation(uow, { invitationId: i.id })),
    (i: Invited) => i.token(),
  ],
  [
    'superseded',
    (i: Invited) => actAs(app, i.admin, (uow) => resendTeamInvitation(uow, { invitationId: i.id })),
    (i: Invited) => i.token(),
  ],
  ['of a generation to come', () => undefined, (i: Invited) => i.token('mailed', 2)],
  [
    'forged',
    () => undefined,
    (i: Invited) => linkToken(createKeyring(['another secret of thirty-two bytes!']), i.id, 1, 'mailed'),
  ],
  ['of another invitation', () => undefined, (i: Invited) => '0'.repeat(32) + i.token().slice(32)],
  [
    'copied, passed off as mailed',
    () => undefined,
    (i: Invited) => i.token('copied').replace(/^(.{32})c/, '$1m'),
  ],
  ['nonsense', () => undefined, () => 'nonsense'],
  ['forged and expired', (i: Invited) => letExpire(app, i.id), (i: Invited) => i.token('mailed', 7)],
  ['superseded and expired', supersededAndExpired, (i: Invited) => i.token()],
])(
  'a link that is %s: one answer, in the preview and on accepting, and nothing is written',
  async (_, before, token) => {
    const invitation = await anInvitation(app);
    await before(invitation);
    const events = await actionsOf(app, invitation.admin.partner.id);
    const members = await membersOf(invitation.admin.partner.id);
    expect(await refusalOf(acceptLink(app, token(invitation)))).toBe('link_invalid');
    expect(await refusalOf(previewLink(app, token(invitation)))).toBe('link_invalid');
    expect(await actionsOf(app, invitation.admin.partner.id)).toEqual(events);
    expect(await membersOf(invitation.admin.partner.id)).toEqual(members);
  },
);

type Invited = Awaited<ReturnType<typeof anInvitation>>;
async function supersededAndExpired(i: Invited): Promise<void> {
  await actAs(app, i.admin, (uow) => resendTeamInvitation(uow, { invitationId: i.id }));
  await letExpire(app, i.id);
}

test('only a genuine link is answered as expired, whether or not the job has written so', async () => {
  const invitation = await anInvitation(app);
  await letExpire(app, invitation.id);
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBe('link_expired');
  await app.peek("update invitations set status = 'expired' where id = $1", [invitation.id]);
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBe('link_expired');
  expect(await refusalOf(previewLink(app, invitation.token()))).toBe('link_expired');
});

test('an accept that waited for the lock past the expiry is refused, by the database’s clock', async () => {
  const invitation = await anInvitation(app);
  const { partner } = invitation.admin;
  const soon =
    "update invitations set expires_at = clock_timestamp() + interval '150 milliseconds' where id = $1";
  // Looked up in time and begun in time: by now() it would still be valid.
  const late = whileHeld(
    app,
    partner.id,
    () => refusalOf(acceptLink(app, invitation.token())),
    async (holder) => {
      await holder.query(soon, [invitation.id]);
      await holder.query('select pg_sleep_until(expires_at) from invitations where id = $1', [invitation.id]);
    },
  );
  expect(await late).toBe('link_expired');
  expect(await statusOf(invitation.id)).toBe('pending');
  expect(await membersOf(partner.id)).toHaveLength(1);
});

test('an accept that waited for the invitation itself past the expiry is refused, though the row did not change', async () => {
  const { person, invitation } = await invitedElsewhere();
  const { id } = invitation;
  // Long enough for both to reach the lock. How long they wait there depends on the database's clock.
  await app.peek(
    "update invitations set expires_at = clock_timestamp() + interval '4 seconds' where id = $1",
    [id],
  );
  const settings = { keyring: app.keyring, publicUrl: 'https://portal.test' };
  const late = whileInvitationHeld(
    app,
    id,
    () =>
      Promise.all([
        refusalOf(acceptLink(app, invitation.token(), person)),
        refusalOf(
          actAs(app, invitation.admin, (uow) => copyTeamInvitationLink(uow, settings, { invitationId: id })),
        ),
      ]),
    (holder) => holder.query('select pg_sleep_until(expires_at) from invitations where id = $1', [id]),
  );
  expect(await late).toEqual(['link_expired', 'stale']);
  expect(await statusOf(id)).toBe('pending');
});

test('an invitation resent while an accept of its older link waits is not accepted by it', async () => {
  const invitation = await anInvitation(app);
  const late = whileHeld(
    app,
    invitation.admin.partner.id,
    () => refusalOf(acceptLink(app, invitation.token())),
    (holder) => holder.query('update invitations set generation = 2 where id = $1', [invitation.id]),
  );
  expect(await late).toBe('link_invalid');
  expect(await statusOf(invitation.id)).toBe('pending');
});

test('an account made by a copied link is unproven; by a mailed one proven', async () => {
  const copied = await anInvitation(app);
  await acceptLink(app, copied.token('copied'));
  expect((await accountOf(copied.email))?.email_proven_at).toBeNull();
  const mailed = await anInvitation(app);
  await acceptLink(app, mailed.token('mailed'));
  expect((await accountOf(mailed.email))?.email_proven_at).not.toBeNull();
});

/** A person with an account of their own, and an invitation of another partner to its address. */
async function invitedElsewhere() {
  const person = await aMember(app);
  return { person, invitation: await anInvitation(app, { email: person.email }) };
}

test('an unproven account is not accepted elsewhere by a copied link, and proven by a mailed one', async () => {
  const { person, invitation } = await invitedElsewhere();
  await app.peek('update users set email_proven_at = null where id = $1', [person.userId]);
  expect(await refusalOf(acceptLink(app, invitation.token('copied'), person))).toBe('email_unproven');
  expect(await statusOf(invitation.id)).toBe('pending');
  expect(await refusalOf(acceptLink(app, invitation.token('mailed'), person))).toBeNull();
  expect((await accountOf(person.email))?.email_proven_at).not.toBeNull();
});

test('an existing account without a session is asked to sign in, and nothing is written, whatever is sent along', async () => {
  const { person, invitation } = await invitedElsewhere();
  const before = [await accountOf(person.email), await actionsOf(app, invitation.admin.partner.id)];
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBe('unauthenticated');
  expect([await accountOf(person.email), await actionsOf(app, invitation.admin.partner.id)]).toEqual(before);
  expect(await statusOf(invitation.id)).toBe('pending');
});

test('an existing account accepts as itself; no field and no credential of it changes', async () => {
  const { person, invitation } = await invitedElsewhere();
  const credential = () => app.peek('select * from password_credentials where user_id = $1', [person.userId]);
  const before = [await accountOf(person.email), await credential()];
  const input = {
    token: invitation.token(),
    displayName: 'Somebody Else',
    password: `${testPassword} but another`,
  };
  const identified = await identify(app.db(), await aSession(app, person));
  if (!identified) throw new Error('no session');
  await acceptInvitation(acceptDeps(app), identified.actor, systemOrigin('test'), input);
  expect([await accountOf(person.email), await credential()]).toEqual(before);
});

test('accepting replaces the session in use, with the same end', async () => {
  const { person, invitation } = await invitedElsewhere();
  const old = await aSession(app, person);
  const identified = await identify(app.db(), old);
  if (!identified) throw new Error('no session');
  const ends = () =>
    app.peek('select created_at, absolute_expires_at, idle_seconds from sessions where user_id = $1', [
      person.userId,
    ]);
  await app.peek(
    `update sessions set created_at = now() - interval '23 hours', absolute_expires_at = now() + interval '1 hour', idle_seconds = 3600
      where user_id = $1`,
    [person.userId],
  );
  const before = await ends();
  const input = { token: invitation.token() };
  const { token } = await acceptInvitation(acceptDeps(app), identified.actor, systemOrigin('test'), input);
  expect(await ends()).toEqual(before);
  expect(await identify(app.db(), old)).toBeNull();
  expect((await identify(app.db(), token))?.actor.userId).toBe(person.userId);
});

test('a session that was signed out meanwhile accepts nothing', async () => {
  const { person, invitation } = await invitedElsewhere();
  const identified = await identify(app.db(), await aSession(app, person));
  if (!identified) throw new Error('no session');
  await app.peek('delete from sessions where user_id = $1', [person.userId]);
  const late = acceptInvitation(acceptDeps(app), identified.actor, systemOrigin('test'), {
    token: invitation.token(),
  });
  expect(await refusalOf(late)).toBe('unauthenticated');
  expect(await statusOf(invitation.id)).toBe('pending');
});

test('another person’s session is the wrong account, even if the address has none', async () => {
  const { invitation } = await invitedElsewhere();
  const stranger = await aMember(app);
  expect(await refusalOf(acceptLink(app, invitation.token(), stranger))).toBe('wrong_account');
  const fresh = await anInvitation(app);
  expect(await refusalOf(acceptLink(app, fresh.token(), stranger))).toBe('wrong_account');
  expect(await statusOf(invitation.id)).toBe('pending');
});

test.each([
  ['suspended', 'organisation_suspended'],
  ['archived', 'organisation_archived'],
])('an organisation that is %s accepts nobody, and the invitation stays', async (status, reason) => {
  const invitation = await anInvitation(app);
  await app.peek('update partners set status = $2 where id = $1', [invitation.admin.partner.id, status]);
  expect(await refusalOf(acceptLink(app, invitation.token()))).toBe(reason);
  expect(await statusOf(invitation.id)).toBe('pending');
});

test('an organisation suspended while an accept waits for its lock lets nobody join', async () => {
  const invitation = await anInvitation(app);
  const { partner } = invitation.admin;
  const late = whileHeld(
    app,
    partner.id,
    () => refusalOf(acceptLink(app, invitation.token())),
    (holder) => holder.query("update partners set status = 'suspended' where id = $1", [partner.id]),
  );
  expect(await late).toBe('organisation_suspended');
});

test.each([
  [{}, ['displayName', 'password']],
  [{ displayName: 'A Name' }, ['password']],
  [{ password: testPassword }, ['displayName']],
  [{ displayName: 'A Name', password: 'too short' }, ['password']],
])(
  'a new person who gives only %j is told what is missing, and the link stays valid',
  async (given, missing) => {
    const invitation = await anInvitation(app);
    const input = { token: invitation.token(), ...given };
    const answer = acceptInvitation(acceptDeps(app), { kind: 'anonymous' }, systemOrigin('test'), input);
    const code = expect.stringMatching(/^(?:required|too_short)$/) as string;
    const fields = Object.fromEntries(missing.map((name) => [name, { code }]));
    await expect(answer).rejects.toMatchObject({ reason: 'invalid_input', fields });
    expect(await refusalOf(acceptLink(app, invitation.token()))).toBeNull();
  },
);

test('the preview shows the offer and changes nothing, however often', async () => {
  const admin = await aPartnerAdmin(app);
  const invitation = await anInvitation(app, { admin });
  const before = await app.peek('select * from invitations where id = $1', [invitation.id]);
  for (let look = 0; look < 3; look += 1) {
    const shown = await previewLink(app, invitation.token());
    expect(shown).toMatchObject({
      email: invitation.email,
      role: 'partner_user',
      inviter: admin.name,
      accountExists: false,
    });
    expect(shown.organisation).toMatchObject({ id: admin.partner.id, name: admin.partner.name });
  }
  expect(await app.peek('select * from invitations where id = $1', [invitation.id])).toEqual(before);
});

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
  openTestHouse,
  previewLink,
  refusalOf,
  testPassword,
  whileHeld,
  whileInvitationHeld,
  type TestHouse,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import { copyLink, resend, revoke } from '../partner-team/index.ts';
import { acceptInvitation, linkToken } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const membersOf = (partnerId: string) =>
  house.peek<{ id: string; email: string; role: string }>(
    "select id, email, role from memberships where partner_id = $1 and status = 'active' order by created_at",
    [partnerId],
  );
const accountOf = async (email: string) =>
  (
    await house.peek<{ id: string; email_proven_at: Date | null; text: string }>(
      'select id, email_proven_at, users::text as text from users where email_canonical = $1',
      [email],
    )
  )[0];
const statusOf = async (id: string) =>
  (await house.peek<{ status: string }>('select status from invitations where id = $1', [id]))[0]?.status;

test('a mailed link makes an account, a membership and a session that acts for it', async () => {
  const invitation = await anInvitation(house, { role: 'partner_admin' });
  const { partner } = invitation.admin;
  const before = (await actionsOf(house, partner.id)).length;
  const { membershipId, token } = await acceptLink(house, invitation.token());
  const identified = await identify(house.db(), token);
  expect(identified?.actor.membership).toMatchObject({
    id: membershipId,
    role: 'partner_admin',
    partnerId: partner.id,
  });
  expect(identified?.facts.user).toMatchObject({
    email: invitation.email,
    emailProven: true,
    displayName: 'A New Person',
  });
  expect(await statusOf(invitation.id)).toBe('accepted');
  const [accepted, signedIn, ...more] = await eventsOf(house, partner.id, before);
  expect(more).toEqual([]);
  expect(accepted).toMatchObject({
    action: 'invitation.accepted',
    subject_id: invitation.id,
    actor_id: identified?.actor.userId,
  });
  expect(accepted?.details).toMatchObject({ membershipId, channel: 'mailed', newAccount: true });
  expect(signedIn?.action).toBe('session.signed_in');
});

test('sixteen at once: one is in, fifteen find a dead link, one membership, one account', async () => {
  const invitation = await anInvitation(house);
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => refusalOf(acceptLink(house, invitation.token()))),
  );
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'link_invalid')).toHaveLength(15);
  expect(await membersOf(invitation.admin.partner.id)).toHaveLength(2);
  const accepted = (await actionsOf(house, invitation.admin.partner.id)).filter(
    (action) => action === 'invitation.accepted',
  );
  expect(accepted).toHaveLength(1);
});

test('one account with two invitations accepts both at once: one membership each', async () => {
  const first = await anInvitation(house);
  await acceptLink(house, first.token());
  const email = first.email;
  const others = [await anInvitation(house, { email }), await anInvitation(house, { email })];
  const account = await accountOf(email);
  const member = {
    ...first.admin,
    userId: account?.id ?? '',
    actor: { ...first.admin.actor, userId: account?.id ?? '' },
  };
  const answers = await Promise.all(others.map((one) => refusalOf(acceptLink(house, one.token(), member))));
  expect(answers).toEqual([null, null]);
  for (const { admin } of others)
    expect((await membersOf(admin.partner.id)).map((m) => m.email)).toContain(email);
});

test('a new person with two links at once gets one account; the other link asks to sign in and stays', async () => {
  const email = 'two-links@example.test';
  const both = [await anInvitation(house, { email }), await anInvitation(house, { email })];
  const answers = await Promise.all(both.map((one) => refusalOf(acceptLink(house, one.token()))));
  expect(answers.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([null, 'unauthenticated']);
  const statuses = await Promise.all(both.map(({ id }) => statusOf(id)));
  expect(new Set(statuses)).toEqual(new Set(['accepted', 'pending']));
});

test.each([
  ['used', async (i: Invited) => void (await acceptLink(house, i.token())), (i: Invited) => i.token()],
  [
    'revoked',
    (i: Invited) => actAs(house, i.admin, (uow) => revoke(uow, { invitationId: i.id })),
    (i: Invited) => i.token(),
  ],
  [
    'superseded',
    (i: Invited) => actAs(house, i.admin, (uow) => resend(uow, { invitationId: i.id })),
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
  ['forged and expired', (i: Invited) => letExpire(house, i.id), (i: Invited) => i.token('mailed', 7)],
  ['superseded and expired', supersededAndExpired, (i: Invited) => i.token()],
])(
  'a link that is %s: one answer, at the look and at the acceptance, and nothing is written',
  async (_, before, token) => {
    const invitation = await anInvitation(house);
    await before(invitation);
    const events = await actionsOf(house, invitation.admin.partner.id);
    const members = await membersOf(invitation.admin.partner.id);
    expect(await refusalOf(acceptLink(house, token(invitation)))).toBe('link_invalid');
    expect(await refusalOf(previewLink(house, token(invitation)))).toBe('link_invalid');
    expect(await actionsOf(house, invitation.admin.partner.id)).toEqual(events);
    expect(await membersOf(invitation.admin.partner.id)).toEqual(members);
  },
);

type Invited = Awaited<ReturnType<typeof anInvitation>>;
async function supersededAndExpired(i: Invited): Promise<void> {
  await actAs(house, i.admin, (uow) => resend(uow, { invitationId: i.id }));
  await letExpire(house, i.id);
}

test('only a genuine link is told that it expired, marked by the job or not', async () => {
  const invitation = await anInvitation(house);
  await letExpire(house, invitation.id);
  expect(await refusalOf(acceptLink(house, invitation.token()))).toBe('link_expired');
  await house.peek("update invitations set status = 'expired' where id = $1", [invitation.id]);
  expect(await refusalOf(acceptLink(house, invitation.token()))).toBe('link_expired');
  expect(await refusalOf(previewLink(house, invitation.token()))).toBe('link_expired');
});

test('an acceptance that waited for the lock past the end is refused, by the database’s clock', async () => {
  const invitation = await anInvitation(house);
  const { partner } = invitation.admin;
  const soon =
    "update invitations set expires_at = clock_timestamp() + interval '150 milliseconds' where id = $1";
  // Looked at in time and begun in time: by now() it would still be good.
  const late = whileHeld(
    house,
    partner.id,
    () => refusalOf(acceptLink(house, invitation.token())),
    async (holder) => {
      await holder.query(soon, [invitation.id]);
      await holder.query('select pg_sleep_until(expires_at) from invitations where id = $1', [invitation.id]);
    },
  );
  expect(await late).toBe('link_expired');
  expect(await statusOf(invitation.id)).toBe('pending');
  expect(await membersOf(partner.id)).toHaveLength(1);
});

test('an acceptance that waited for the invitation itself past the end is refused, though the row did not change', async () => {
  const { person, invitation } = await invitedElsewhere();
  const { id } = invitation;
  // Long enough that both come as far as the lock; how long they wait there is the database's clock's affair.
  await house.peek(
    "update invitations set expires_at = clock_timestamp() + interval '4 seconds' where id = $1",
    [id],
  );
  const settings = { keyring: house.keyring, publicUrl: 'https://portal.test' };
  const late = whileInvitationHeld(
    house,
    id,
    () =>
      Promise.all([
        refusalOf(acceptLink(house, invitation.token(), person)),
        refusalOf(actAs(house, invitation.admin, (uow) => copyLink(uow, settings, { invitationId: id }))),
      ]),
    (holder) => holder.query('select pg_sleep_until(expires_at) from invitations where id = $1', [id]),
  );
  expect(await late).toEqual(['link_expired', 'stale']);
  expect(await statusOf(id)).toBe('pending');
});

test('an invitation resent while its older link waits for the lock is not taken by it', async () => {
  const invitation = await anInvitation(house);
  const late = whileHeld(
    house,
    invitation.admin.partner.id,
    () => refusalOf(acceptLink(house, invitation.token())),
    (holder) => holder.query('update invitations set generation = 2 where id = $1', [invitation.id]),
  );
  expect(await late).toBe('link_invalid');
  expect(await statusOf(invitation.id)).toBe('pending');
});

test('an account made by a copied link is unproven; by a mailed one proven', async () => {
  const copied = await anInvitation(house);
  await acceptLink(house, copied.token('copied'));
  expect((await accountOf(copied.email))?.email_proven_at).toBeNull();
  const mailed = await anInvitation(house);
  await acceptLink(house, mailed.token('mailed'));
  expect((await accountOf(mailed.email))?.email_proven_at).not.toBeNull();
});

/** Somebody with an account of their own, and an invitation of another partner to its address. */
async function invitedElsewhere() {
  const person = await aMember(house);
  return { person, invitation: await anInvitation(house, { email: person.email }) };
}

test('an unproven account is not taken elsewhere by a copied link, and proven by a mailed one', async () => {
  const { person, invitation } = await invitedElsewhere();
  await house.peek('update users set email_proven_at = null where id = $1', [person.userId]);
  expect(await refusalOf(acceptLink(house, invitation.token('copied'), person))).toBe('email_unproven');
  expect(await statusOf(invitation.id)).toBe('pending');
  expect(await refusalOf(acceptLink(house, invitation.token('mailed'), person))).toBeNull();
  expect((await accountOf(person.email))?.email_proven_at).not.toBeNull();
});

test('an existing account without a session is asked to sign in, and nothing is written, whatever is sent along', async () => {
  const { person, invitation } = await invitedElsewhere();
  const before = [await accountOf(person.email), await actionsOf(house, invitation.admin.partner.id)];
  expect(await refusalOf(acceptLink(house, invitation.token()))).toBe('unauthenticated');
  expect([await accountOf(person.email), await actionsOf(house, invitation.admin.partner.id)]).toEqual(
    before,
  );
  expect(await statusOf(invitation.id)).toBe('pending');
});

test('an existing account accepts as itself; no field and no credential of it changes', async () => {
  const { person, invitation } = await invitedElsewhere();
  const credential = () =>
    house.peek('select * from password_credentials where user_id = $1', [person.userId]);
  const before = [await accountOf(person.email), await credential()];
  const input = {
    token: invitation.token(),
    displayName: 'Somebody Else',
    password: `${testPassword} but another`,
  };
  const identified = await identify(house.db(), await aSession(house, person));
  if (!identified) throw new Error('no session');
  await acceptInvitation(acceptDeps(house), identified.actor, systemOrigin('test'), input);
  expect([await accountOf(person.email), await credential()]).toEqual(before);
});

test('accepting replaces the session it was done with, which ends when the old one would have', async () => {
  const { person, invitation } = await invitedElsewhere();
  const old = await aSession(house, person);
  const identified = await identify(house.db(), old);
  if (!identified) throw new Error('no session');
  const ends = () =>
    house.peek('select created_at, absolute_expires_at, idle_seconds from sessions where user_id = $1', [
      person.userId,
    ]);
  await house.peek(
    `update sessions set created_at = now() - interval '23 hours', absolute_expires_at = now() + interval '1 hour', idle_seconds = 3600
      where user_id = $1`,
    [person.userId],
  );
  const before = await ends();
  const input = { token: invitation.token() };
  const { token } = await acceptInvitation(acceptDeps(house), identified.actor, systemOrigin('test'), input);
  expect(await ends()).toEqual(before);
  expect(await identify(house.db(), old)).toBeNull();
  expect((await identify(house.db(), token))?.actor.userId).toBe(person.userId);
});

test('a session that was signed out meanwhile accepts nothing', async () => {
  const { person, invitation } = await invitedElsewhere();
  const identified = await identify(house.db(), await aSession(house, person));
  if (!identified) throw new Error('no session');
  await house.peek('delete from sessions where user_id = $1', [person.userId]);
  const late = acceptInvitation(acceptDeps(house), identified.actor, systemOrigin('test'), {
    token: invitation.token(),
  });
  expect(await refusalOf(late)).toBe('unauthenticated');
  expect(await statusOf(invitation.id)).toBe('pending');
});

test('another person’s session is the wrong account, also where the address has none', async () => {
  const { invitation } = await invitedElsewhere();
  const stranger = await aMember(house);
  expect(await refusalOf(acceptLink(house, invitation.token(), stranger))).toBe('wrong_account');
  const fresh = await anInvitation(house);
  expect(await refusalOf(acceptLink(house, fresh.token(), stranger))).toBe('wrong_account');
  expect(await statusOf(invitation.id)).toBe('pending');
});

test.each([
  ['suspended', 'organisation_suspended'],
  ['archived', 'organisation_archived'],
])('an organisation that is %s accepts nobody, and the invitation stays', async (status, reason) => {
  const invitation = await anInvitation(house);
  await house.peek('update partners set status = $2 where id = $1', [invitation.admin.partner.id, status]);
  expect(await refusalOf(acceptLink(house, invitation.token()))).toBe(reason);
  expect(await statusOf(invitation.id)).toBe('pending');
});

test('an organisation suspended while somebody waits for its lock does not take them', async () => {
  const invitation = await anInvitation(house);
  const { partner } = invitation.admin;
  const late = whileHeld(
    house,
    partner.id,
    () => refusalOf(acceptLink(house, invitation.token())),
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
  'a new person who gives only %j is told what is missing, and the link stays good',
  async (given, missing) => {
    const invitation = await anInvitation(house);
    const input = { token: invitation.token(), ...given };
    const answer = acceptInvitation(acceptDeps(house), { kind: 'anonymous' }, systemOrigin('test'), input);
    const fields = Object.fromEntries(missing.map((name) => [name, expect.any(String)]));
    await expect(answer).rejects.toMatchObject({ reason: 'invalid_input', fields });
    expect(await refusalOf(acceptLink(house, invitation.token()))).toBeNull();
  },
);

test('the look shows the offer and changes nothing, however often', async () => {
  const admin = await aPartnerAdmin(house);
  const invitation = await anInvitation(house, { admin });
  const before = await house.peek('select * from invitations where id = $1', [invitation.id]);
  for (let look = 0; look < 3; look += 1) {
    const shown = await previewLink(house, invitation.token());
    expect(shown).toMatchObject({
      email: invitation.email,
      role: 'partner_user',
      inviter: admin.name,
      accountExists: false,
    });
    expect(shown.organisation).toMatchObject({ id: admin.partner.id, name: admin.partner.name });
  }
  expect(await house.peek('select * from invitations where id = $1', [invitation.id])).toEqual(before);
});

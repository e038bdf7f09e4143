import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClientInvitation,
  aClientTeam,
  acceptLink,
  actAs,
  anInvitation,
  openTestApp,
  refusalOf,
  testPassword,
  type TestApp,
} from '../../testing/index.ts';
import { systemOrigin } from '../../platform/index.ts';
import { removeClientUser } from '../client-users/index.ts';
import { identify, signIn } from '../identity/index.ts';

// SECURITY R22 [GHSA-fmh4-wcc4-5jm3]: only a mailed link proves that its holder reads the mailbox.

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const accountOf = async (email: string) => {
  const [row] = await app.peek<{ id: string; email_proven_at: Date | null }>(
    'select id, email_proven_at from users where email_canonical = $1',
    [email],
  );
  if (!row) throw new Error(`${email} has no account`);
  return { userId: row.id, proven: row.email_proven_at !== null };
};
const tenantsOf = async (email: string) =>
  (
    await app.peek<{ tenant: string }>(
      `select coalesce(client_id, partner_id) as tenant from memberships
        where email = $1 and status = 'active' order by created_at`,
      [email],
    )
  ).map(({ tenant }) => tenant);

/** An account that came in by a copied link. */
async function unproven() {
  const team = await aClientTeam(app);
  const invitation = await aClientInvitation(app, team.clientId, { by: team.boss });
  const { membershipId, token } = await acceptLink(app, invitation.token('copied'));
  return { team, email: invitation.email, membershipId, token };
}

test('an account made through a copied link works where it was invited, and is unproven', async () => {
  const { team, email, membershipId, token } = await unproven();
  expect((await accountOf(email)).proven).toBe(false);
  const identified = await identify(app.db(), token);
  expect(identified?.actor.membership).toMatchObject({ id: membershipId, clientId: team.clientId });
  const again = await signIn({ ...app, db: app.db() }, systemOrigin('test'), {
    email,
    password: testPassword,
  });
  expect(again.status).toBe('signed_in');
});

test('another organisation’s copied link is refused: another client’s of the same partner, its partner’s, anybody’s', async () => {
  const { team, email } = await unproven();
  const account = await accountOf(email);
  const sibling = await aClientTeam(app, { agent: team.agent });
  const foreign = await aClientTeam(app);
  const links = [
    await aClientInvitation(app, sibling.clientId, { by: sibling.boss, email }),
    await anInvitation(app, { admin: team.agent, email }),
    await aClientInvitation(app, foreign.clientId, { by: foreign.boss, email }),
    await anInvitation(app, { email }),
  ];
  for (const { token } of links)
    expect(await refusalOf(acceptLink(app, token('copied'), account))).toBe('email_unproven');
  expect(await tenantsOf(email)).toEqual([team.clientId]);
  expect((await accountOf(email)).proven).toBe(false);
});

test('another organisation’s mailed link is accepted and proves the mailbox; copied ones then work as well', async () => {
  const { team, email } = await unproven();
  const account = await accountOf(email);
  const sibling = await aClientTeam(app, { agent: team.agent });
  const mailed = await aClientInvitation(app, sibling.clientId, { by: sibling.boss, email });
  await acceptLink(app, mailed.token('mailed'), account);
  expect((await accountOf(email)).proven).toBe(true);
  const third = await aClientTeam(app);
  const copied = await aClientInvitation(app, third.clientId, { by: third.boss, email });
  expect(await refusalOf(acceptLink(app, copied.token('copied'), account))).toBeNull();
  expect(await tenantsOf(email)).toEqual([team.clientId, sibling.clientId, third.clientId]);
});

test('the inviting organisation itself may let an unproven account in again by a copied link', async () => {
  const { team, email, membershipId } = await unproven();
  await actAs(app, team.boss, (uow) => removeClientUser(uow, { memberId: membershipId }));
  const again = await aClientInvitation(app, team.clientId, { by: team.boss, email });
  expect(await refusalOf(acceptLink(app, again.token('copied'), await accountOf(email)))).toBeNull();
  expect((await accountOf(email)).proven).toBe(false);
});

test('a person with a copied link makes their victim’s account, and gets nowhere else with it', async () => {
  const { team: accomplice, email: victim, token } = await unproven();
  const attacker = await accountOf(victim);
  const bank = await aClientTeam(app);
  const mailed = await aClientInvitation(app, bank.clientId, { by: bank.boss, email: victim });

  // Signed in as the victim's account, with a link that a person at the bank was talked into copying.
  expect(await refusalOf(acceptLink(app, mailed.token('copied'), attacker))).toBe('email_unproven');
  // Signed out, pretending to be new: the address has an account.
  expect(await refusalOf(acceptLink(app, mailed.token('copied')))).toBe('unauthenticated');
  // A copied link passed off as the mailed one.
  const forged = mailed.token('copied').replace(/^(.{32})c/, '$1m');
  expect(await refusalOf(acceptLink(app, forged, attacker))).toBe('link_invalid');
  // Let in by the accomplice any number of times, the account stays unproven.
  const session = await identify(app.db(), token);
  await actAs(app, accomplice.boss, (uow) =>
    removeClientUser(uow, { memberId: session?.actor.membership?.id ?? '' }),
  );
  const again = await aClientInvitation(app, accomplice.clientId, { by: accomplice.boss, email: victim });
  await acceptLink(app, again.token('copied'), attacker);
  expect(await refusalOf(acceptLink(app, mailed.token('copied'), attacker))).toBe('email_unproven');

  expect(await tenantsOf(victim)).toEqual([accomplice.clientId]);
  expect(await accountOf(victim)).toEqual({ userId: attacker.userId, proven: false });
  const [row] = await app.peek('select status from invitations where id = $1', [mailed.id]);
  expect(row).toEqual({ status: 'pending' });
});

import { anonymous, type PartnerRole, type UserActor } from '@gatehouse/policy';
import { identify } from '../modules/identity/index.ts';
import { acceptInvitation, linkToken, type Accepted } from '../modules/invitations/index.ts';
import { invite } from '../modules/partner-team/index.ts';
import { systemOrigin } from '../platform/index.ts';
import { actAs, aPartnerAdmin, aSession, testPassword, type TestMember } from './factories.ts';
import type { TestHouse } from './test-house.ts';

export interface TestInvitation {
  readonly id: string;
  readonly email: string;
  readonly admin: TestMember;
  /** As the mail or the administrator's clipboard has it. */
  token(channel?: 'mailed' | 'copied', generation?: number): string;
}

let count = 0;

/** An invitation by an administrator, of the one given or of a fresh partner. */
export async function anInvitation(
  house: TestHouse,
  given: { admin?: TestMember; email?: string; role?: PartnerRole } = {},
): Promise<TestInvitation> {
  const admin = given.admin ?? (await aPartnerAdmin(house));
  count += 1;
  const { email = `invited${count}@example.test`, role = 'partner_user' } = given;
  const { results } = await actAs(house, admin, (uow) =>
    invite(uow, { emails: [email], role, sendAfterSeconds: 0 }),
  );
  const id = results[0]?.invitationId;
  if (id === undefined) throw new Error(`${email} was not invited: ${results[0]?.outcome}`);
  const token = (channel: 'mailed' | 'copied' = 'mailed', generation = 1) =>
    linkToken(house.keyring, id, generation, channel);
  return { id, email, admin, token };
}

export const acceptDeps = (house: TestHouse) => ({
  db: house.db(),
  keyring: house.keyring,
  runUnit: house.runUnit,
});

/** This person as a request with a session of theirs has it. */
async function signedIn(house: TestHouse, { userId }: Pick<TestMember, 'userId'>): Promise<UserActor> {
  const identified = await identify(house.db(), await aSession(house, { userId, membershipId: null }));
  if (!identified) throw new Error('The session is nobody’s.');
  return identified.actor;
}

/** Takes a link: as a new person, or signed in as `by`. */
export async function acceptLink(house: TestHouse, token: string, by?: TestMember): Promise<Accepted> {
  const input = by ? { token } : { token, displayName: 'A New Person', password: testPassword };
  const actor = by ? await signedIn(house, by) : anonymous;
  return acceptInvitation(acceptDeps(house), actor, systemOrigin('test'), input);
}

/** Moves an invitation's end into the past, as seven days would. */
export async function letExpire(house: TestHouse, id: string, seconds = 1): Promise<void> {
  await house.peek(
    "update invitations set expires_at = clock_timestamp() - $2 * interval '1 second' where id = $1",
    [id, seconds],
  );
}

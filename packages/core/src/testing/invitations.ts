import { anonymous, type ClientRole, type PartnerRole, type UserActor } from '@gatehouse/policy';
import { inviteClientUsers } from '../modules/client-users/index.ts';
import { identify } from '../modules/identity/index.ts';
import {
  acceptInvitation,
  linkToken,
  previewInvitation,
  type Accepted,
} from '../modules/invitations/index.ts';
import type { InviteOutput, PreviewOutput } from '../modules/invitations/contract.ts';
import { inviteTeamMembers } from '../modules/partner-team/index.ts';
import { systemOrigin } from '../platform/index.ts';
import { actAs, aPartnerAdmin, aSession, testPassword, type TestMember } from './factories.ts';
import type { TestApp } from './test-app.ts';

export interface TestLink {
  readonly id: string;
  readonly email: string;
  /** The token in the mail or on the administrator's clipboard. */
  readonly token: (channel?: 'mailed' | 'copied', generation?: number) => string;
}

export interface TestInvitation extends TestLink {
  readonly admin: TestMember;
}

let count = 0;

/** An invitation by the given administrator or by one of a fresh partner. */
export async function anInvitation(
  app: TestApp,
  given: { admin?: TestMember; email?: string; role?: PartnerRole } = {},
): Promise<TestInvitation> {
  const admin = given.admin ?? (await aPartnerAdmin(app));
  count += 1;
  const { email = `invited${count}@example.test`, role = 'partner_user' } = given;
  const answer = await actAs(app, admin, (uow) =>
    inviteTeamMembers(uow, { emails: [email], role, sendAfterSeconds: 0 }),
  );
  return { ...linkOf(app, email, answer), admin };
}

/** An invitation to a client, by an administrator of its partner or of its own. */
export async function aClientInvitation(
  app: TestApp,
  clientId: string,
  given: { by: Pick<TestMember, 'actor'>; email?: string; role?: ClientRole },
): Promise<TestLink> {
  count += 1;
  const { email = `invited${count}@example.test`, role = 'client_member' } = given;
  const answer = await actAs(app, given.by, (uow) =>
    inviteClientUsers(uow, { clientId, emails: [email], role, sendAfterSeconds: 0 }),
  );
  return linkOf(app, email, answer);
}

function linkOf(app: TestApp, email: string, { results: [result] }: InviteOutput): TestLink {
  const id = result?.invitationId;
  if (id === undefined) throw new Error(`${email} was not invited: ${result?.outcome}`);
  const token = (channel: 'mailed' | 'copied' = 'mailed', generation = 1) =>
    linkToken(app.keyring, id, generation, channel);
  return { id, email, token };
}

export const acceptDeps = (app: TestApp) => ({
  db: app.db(),
  keyring: app.keyring,
  transact: app.transact,
  limitLooks: <T>(look: () => Promise<T>) => look(),
  async limitCopied<T>(_invitation: object, look: () => Promise<void>, accept: () => Promise<T>): Promise<T> {
    await look();
    return accept();
  },
});

/** This person as a request with their session presents them. */
export async function signedIn(app: TestApp, { userId }: Pick<TestMember, 'userId'>): Promise<UserActor> {
  const identified = await identify(app.db(), await aSession(app, { userId, membershipId: null }));
  if (!identified) throw new Error('The session identifies nobody.');
  return identified.actor;
}

/** Accepts a link as a new person, or signed in as `by`. */
export async function acceptLink(
  app: TestApp,
  token: string,
  by?: Pick<TestMember, 'userId'>,
): Promise<Accepted> {
  const input = by ? { token } : { token, displayName: 'A New Person', password: testPassword };
  const actor = by ? await signedIn(app, by) : anonymous;
  return acceptInvitation(acceptDeps(app), actor, systemOrigin('test'), input);
}

/** Previews a link without signing in, or signed in as `by`. */
export async function previewLink(
  app: TestApp,
  token: string,
  by?: Pick<TestMember, 'userId'>,
): Promise<PreviewOutput> {
  const branding = { productName: 'Gatehouse', primaryColor: '#1d4ed8' };
  const actor = by ? await signedIn(app, by) : anonymous;
  return previewInvitation({ db: app.db(), keyring: app.keyring, branding }, actor, token);
}

/** Moves an invitation's end into the past, as if seven days had passed. */
export async function letExpire(app: TestApp, id: string, seconds = 1): Promise<void> {
  await app.peek(
    "update invitations set expires_at = clock_timestamp() - $2 * interval '1 second' where id = $1",
    [id, seconds],
  );
}

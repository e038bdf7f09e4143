import {
  clientRoles,
  clientStatuses,
  invitationStatuses,
  partnerRoles,
  partnerStatuses,
} from '@gatehouse/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  callFunction,
  jsonObject,
  type Db,
  type Keyring,
  type NamedInvitation,
} from '../../../platform/index.ts';
import { organisation } from '../../identity/contract.ts';
import { parseLinkToken, provesLink, type Channel, type LinkClaim } from '../domain/invitation-link.ts';
import { linkExpired, linkInvalid } from '../invitations.errors.ts';

const linkedInvitation = z.object({
  id: z.string(),
  partnerId: z.string(),
  clientId: z.string().nullable(),
  email: z.string(),
  emailCanonical: z.string(),
  role: z.enum([...partnerRoles, ...clientRoles]),
  status: z.enum(invitationStatuses),
  generation: z.int(),
  invitedByName: z.string(),
  invitedByUserId: z.string().nullable(),
  expiresAt: z.string(),
  overdue: z.boolean(),
  /** The organisation to join: the client if the invitation leads to one. */
  organisation,
  partnerStatus: z.enum(partnerStatuses),
  /** These two are null for a partner's own team. */
  clientStatus: z.enum(clientStatuses).nullable(),
  rolesOnOffer: z.array(z.enum(clientRoles)).readonly().nullable(),
});
export type LinkedInvitation = z.infer<typeof linkedInvitation>;

const invitedAccount = z.object({
  id: z.string(),
  emailProven: z.boolean(),
  /** This organisation let the account in before. It may have been removed since. */
  belongedHere: z.boolean(),
  /** Its active membership there. */
  membershipId: z.string().nullable(),
});
/** The account of an invitation's address. */
export type InvitedAccount = z.infer<typeof invitedAccount>;

export interface FoundByLink {
  readonly invitation: LinkedInvitation;
  readonly channel: Channel;
}

/** The invitation that a genuine link of the newest generation names, in any state. @throws link_invalid for every other token */
export async function getByLink(db: Db, keyring: Keyring, token: string): Promise<FoundByLink> {
  const claim = claimOf(token);
  const invitation = await callFunction(db, invitationById(claim), linkedInvitation.nullable());
  return proven(keyring, claim, invitation);
}

/** The same with the account of its address, null when it has none: for a signed-in person, who learns only whether it is their own. */
export async function getByLinkWithAccount(
  db: Db,
  keyring: Keyring,
  token: string,
): Promise<FoundByLink & { readonly account: InvitedAccount | null }> {
  const claim = claimOf(token);
  const both = jsonObject({ invitation: invitationById(claim), account: accountOf(claim.invitationId) });
  const { invitation, account } = await callFunction(
    db,
    both,
    z.object({ invitation: linkedInvitation.nullable(), account: invitedAccount.nullable() }),
  );
  return { ...proven(keyring, claim, invitation), account };
}

const invitationById = ({ invitationId }: LinkClaim) => sql`gatehouse.invitation_by_id(${invitationId})`;
const accountOf = (invitationId: string) => sql`gatehouse.invited_account(${invitationId})`;

function claimOf(token: string): LinkClaim {
  const claim = parseLinkToken(token);
  if (!claim) throw linkInvalid();
  return claim;
}

function proven(keyring: Keyring, claim: LinkClaim, invitation: LinkedInvitation | null): FoundByLink {
  if (!invitation || !provesLink(keyring, claim, invitation.generation)) throw linkInvalid();
  return { invitation, channel: claim.channel };
}

/** Null when the address has no account. Only for callers who may know: the holder of a copied link may not. */
export const findInvitedAccount = (
  db: Db,
  { id }: Pick<LinkedInvitation, 'id'>,
): Promise<InvitedAccount | null> => callFunction(db, accountOf(id), invitedAccount.nullable());

type Shown = Pick<LinkedInvitation, 'organisation' | 'invitedByName'>;

/** Refuses an invitation that can no longer be accepted. @throws link_invalid, link_expired */
export function refuseDeadLink({
  status,
  overdue,
  ...shown
}: Pick<LinkedInvitation, 'status' | 'overdue'> & Shown): void {
  if (status === 'expired' || (status === 'pending' && overdue)) throw linkExpired(named(shown));
  if (status !== 'pending') throw linkInvalid();
}

/** The names shown to people who may know of the invitation. */
export const named = ({ organisation: { id, kind, name }, invitedByName }: Shown): NamedInvitation => ({
  organisation: { id, kind, name },
  inviter: invitedByName,
});

import type {
  ClientRole,
  ClientStatus,
  InvitationStatus,
  PartnerStatus,
  TenantRole,
} from '@gatehouse/policy';
import { sql } from 'kysely';
import type { Keyring, NamedInvitation, Tenant, Db } from '../../../platform/index.ts';
import type { Organisation } from '../../identity/index.ts';
import { parseLinkToken, provesLink, type Channel } from '../domain/invitation-link.ts';
import { linkExpired, linkInvalid } from '../invitations.errors.ts';

export interface LinkedInvitation extends Tenant {
  readonly id: string;
  readonly email: string;
  readonly emailCanonical: string;
  readonly role: TenantRole;
  readonly status: InvitationStatus;
  readonly generation: number;
  readonly invitedByName: string;
  readonly invitedByUserId: string | null;
  readonly expiresAt: string;
  readonly overdue: boolean;
  /** The organisation to join: the client if the invitation leads to one. */
  readonly organisation: Organisation;
  readonly partnerStatus: PartnerStatus;
  /** These two are null for a partner's own team. */
  readonly clientStatus: ClientStatus | null;
  readonly rolesOnOffer: readonly ClientRole[] | null;
}

/** The account of an invitation's address. */
export interface InvitedAccount {
  readonly id: string;
  readonly emailProven: boolean;
  /** This organisation let the account in before. It may have been removed since. */
  readonly belongedHere: boolean;
  /** Its active membership there. */
  readonly membershipId: string | null;
}

export interface FoundByLink {
  readonly invitation: LinkedInvitation;
  readonly channel: Channel;
}

/** The invitation that a genuine link of the newest generation names, in any state. @throws link_invalid for every other token */
export async function findByLink(db: Db, keyring: Keyring, token: string): Promise<FoundByLink> {
  const claim = parseLinkToken(token);
  if (!claim) throw linkInvalid();
  const { rows } = await sql<{ invitation: LinkedInvitation | null }>`
    select gatehouse.invitation_by_id(${claim.invitationId}) as invitation`.execute(db);
  const invitation = rows[0]?.invitation;
  if (!invitation || !provesLink(keyring, claim, invitation.generation)) throw linkInvalid();
  return { invitation, channel: claim.channel };
}

/** Null when the address has no account. Only for callers who may know: the holder of a copied link may not. */
export async function findInvitedAccount(
  db: Db,
  { id }: Pick<LinkedInvitation, 'id'>,
): Promise<InvitedAccount | null> {
  const { rows } = await sql<{ account: InvitedAccount | null }>`
    select gatehouse.invited_account(${id}) as account`.execute(db);
  return rows[0]?.account ?? null;
}

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

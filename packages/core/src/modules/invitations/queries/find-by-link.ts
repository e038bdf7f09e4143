import type { ClientRole, ClientStatus, InvitationStatus, PartnerStatus } from '@gatehouse/policy';
import { sql, type Kysely } from 'kysely';
import type { Keyring } from '../../../platform/index.ts';
import type { Organisation, Place, PlaceRole } from '../../identity/index.ts';
import { parseLinkToken, provesLink, type Channel } from '../domain/invitation-link.ts';
import { linkExpired, linkInvalid } from '../invitations.errors.ts';

export interface LinkedInvitation extends Place {
  readonly id: string;
  readonly email: string;
  readonly emailCanonical: string;
  readonly role: PlaceRole;
  readonly status: InvitationStatus;
  readonly generation: number;
  readonly invitedByName: string;
  readonly invitedByUserId: string | null;
  readonly expiresAt: string;
  readonly due: boolean;
  /** Whose member one would become: the client where it leads to one. */
  readonly organisation: Organisation;
  readonly partnerStatus: PartnerStatus;
  /** These two are null for a partner's own team. */
  readonly clientStatus: ClientStatus | null;
  readonly rolesOnOffer: readonly ClientRole[] | null;
  /** The account this address has, if any. */
  readonly account: {
    readonly id: string;
    readonly emailProven: boolean;
    /** This very organisation let the account in before; it may have been removed since. */
    readonly belongedHere: boolean;
  } | null;
}

export interface FoundByLink {
  readonly invitation: LinkedInvitation;
  readonly channel: Channel;
}

/** The invitation a genuine link of the newest generation names, in whatever state; @throws link_invalid for every other token */
export async function findByLink(db: Kysely<unknown>, keyring: Keyring, token: string): Promise<FoundByLink> {
  const claim = parseLinkToken(token);
  if (!claim) throw linkInvalid();
  const { rows } = await sql<{ invitation: LinkedInvitation | null }>`
    select gatehouse.invitation_by_id(${claim.invitationId}) as invitation`.execute(db);
  const invitation = rows[0]?.invitation;
  if (!invitation || !provesLink(keyring, claim, invitation.generation)) throw linkInvalid();
  return { invitation, channel: claim.channel };
}

/** Refuses what can no longer be accepted. @throws link_invalid, link_expired */
export function refuseDeadLink({ status, due }: Pick<LinkedInvitation, 'status' | 'due'>): void {
  if (status === 'expired' || (status === 'pending' && due)) throw linkExpired();
  if (status !== 'pending') throw linkInvalid();
}

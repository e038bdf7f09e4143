import type { Kysely } from 'kysely';
import type { Keyring } from '../../../platform/index.ts';
import type { PreviewOutput } from '../contract.ts';
import { shownStatus } from '../domain/acceptable.ts';
import { findByLink, refuseDeadLink } from './find-by-link.ts';

export interface Branding {
  readonly productName: string;
  readonly primaryColor: string;
}

/** What the bearer of a link is shown before deciding. Changes nothing: mail scanners open links too (SECURITY R20). */
export async function previewInvitation(
  db: Kysely<unknown>,
  keyring: Keyring,
  branding: Branding,
  token: string,
): Promise<PreviewOutput> {
  const { invitation } = await findByLink(db, keyring, token);
  refuseDeadLink(invitation);
  const { id, kind, name } = invitation.organisation;
  return {
    email: invitation.email,
    role: invitation.role,
    organisation: { id, kind, name, status: shownStatus(invitation) },
    inviter: invitation.invitedByName,
    expiresAt: new Date(invitation.expiresAt).toISOString(),
    accountExists: invitation.account !== null,
    branding,
  };
}

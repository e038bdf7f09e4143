import type { Actor } from '@gatehouse/policy';
import type { Keyring, Db } from '../../../platform/index.ts';
import type { PreviewOutput } from '../contract.ts';
import { shownStatus } from '../domain/acceptable.ts';
import { linkUsedByYou } from '../invitations.errors.ts';
import {
  getByLink,
  findInvitedAccount,
  named,
  refuseDeadLink,
  type LinkedInvitation,
} from './get-by-link.ts';

export interface Branding {
  readonly productName: string;
  readonly primaryColor: string;
}

export interface PreviewDeps {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly branding: Branding;
}

/** What the holder of a link sees before deciding. Changes nothing: mail scanners open links too (SECURITY R20). */
export async function previewInvitation(
  { db, keyring, branding }: PreviewDeps,
  actor: Actor,
  token: string,
): Promise<PreviewOutput> {
  const { invitation, channel } = await getByLink(db, keyring, token);
  await refuseOwnUsedLink(db, actor, invitation);
  refuseDeadLink(invitation);
  const { id, kind, name } = invitation.organisation;
  return {
    email: invitation.email,
    role: invitation.role,
    organisation: { id, kind, name, status: shownStatus(invitation) },
    inviter: invitation.invitedByName,
    expiresAt: new Date(invitation.expiresAt).toISOString(),
    accountExists: channel === 'copied' ? null : (await findInvitedAccount(db, invitation)) !== null,
    branding,
  };
}

/**
 * @throws link_invalid that names the organisation, for the signed-in person who accepted the link; to everybody else the link is only used
 */
async function refuseOwnUsedLink(db: Db, actor: Actor, invitation: LinkedInvitation): Promise<void> {
  if (invitation.status !== 'accepted' || actor.kind !== 'user') return;
  const account = await findInvitedAccount(db, invitation);
  if (account?.id !== actor.userId || account.membershipId === null) return;
  throw linkUsedByYou({ ...named(invitation), membershipId: account.membershipId });
}

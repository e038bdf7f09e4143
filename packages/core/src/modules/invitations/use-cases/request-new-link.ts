import { anonymous } from '@gatehouse/policy';
import type { Keyring, Origin, Transact, Db } from '../../../platform/index.ts';
import { AppError } from '../../../platform/index.ts';
import { isClosed } from '../domain/acceptable.ts';
import { newLinkRequestedJob } from '../jobs/new-link-requested.job.ts';
import { getByLink, type LinkedInvitation } from '../queries/get-by-link.ts';
import { aboutInvitation } from './create-invitations.ts';

export interface RequestNewLinkDeps {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly transact: Transact;
  /** Runs the look-up of a link. Only failures count. @throws rate_limited */
  readonly limitLooks: <T>(look: () => Promise<T>) => Promise<T>;
}

/**
 * Notifies the inviter, or the present administrators, that the holder of an expired invitation asks for a new link: once for each
 * generation, and not while the organisation is closed. Returns nothing, whatever the token.
 */
export async function requestNewLink(deps: RequestNewLinkDeps, origin: Origin, token: string): Promise<void> {
  const invitation = await expiredInvitation(deps, token);
  if (!invitation) return;
  const { id, partnerId, generation, invitedByUserId: inviterId } = invitation;
  await deps.transact({ actor: anonymous, origin, scope: { partnerId } }, async (uow) => {
    const { numUpdatedRows } = await uow.db
      .updateTable('invitations')
      .set((eb) => ({ notified_generation: eb.ref('generation') }))
      .where('id', '=', id)
      .where('generation', '=', generation)
      .whereRef('notified_generation', '<', 'generation')
      .where('status', 'in', ['pending', 'expired'])
      .executeTakeFirst();
    if (!numUpdatedRows) return;
    uow.audit({ action: 'invitation.new_link_requested', ...aboutInvitation(invitation) });
    uow.enqueue(newLinkRequestedJob, { invitationId: id, partnerId, inviterId, generation });
  });
}

async function expiredInvitation(deps: RequestNewLinkDeps, token: string): Promise<LinkedInvitation | null> {
  try {
    const { invitation } = await deps.limitLooks(() => getByLink(deps.db, deps.keyring, token));
    const { status, overdue } = invitation;
    const isOver = status === 'expired' || (status === 'pending' && overdue);
    return isOver && !isClosed(invitation) ? invitation : null;
  } catch (error) {
    if (error instanceof AppError && error.reason === 'link_invalid') return null;
    throw error;
  }
}

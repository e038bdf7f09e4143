import { anonymous } from '@gatehouse/policy';
import { sql, type Kysely } from 'kysely';
import type { Keyring, Origin, RunUnit } from '../../../platform/index.ts';
import { AppError } from '../../../platform/index.ts';
import { newLinkRequestedJob } from '../jobs/new-link-requested.job.ts';
import { findByLink, type LinkedInvitation } from '../queries/find-by-link.ts';
import { aboutInvitation } from './find-invitation.ts';

export interface RequestNewLinkDeps {
  readonly db: Kysely<unknown>;
  readonly keyring: Keyring;
  readonly runUnit: RunUnit;
  /** Runs a look at a link; only failures count. @throws rate_limited */
  readonly limitLooks: <T>(look: () => Promise<T>) => Promise<T>;
}

/** Tells the inviter, or whoever holds the office now, that an expired invitation is wanted again, once an hour at most. Answers nothing, whatever the token. */
export async function requestNewLink(deps: RequestNewLinkDeps, origin: Origin, token: string): Promise<void> {
  const invitation = await expiredInvitation(deps, token);
  if (!invitation) return;
  const { id, partnerId, generation, invitedByUserId: inviterId } = invitation;
  await deps.runUnit({ actor: anonymous, origin, scope: { partnerId } }, async (uow) => {
    await sql`select 1 from invitations where id = ${id} for update`.execute(uow.db);
    const { rows } = await sql`
      select 1 from audit_events where partner_id = ${partnerId} and subject_id = ${id}
        and action = 'invitation.new_link_requested' and at > clock_timestamp() - interval '1 hour' limit 1`.execute(
      uow.db,
    );
    if (rows.length > 0) return;
    uow.audit({ action: 'invitation.new_link_requested', ...aboutInvitation(invitation) });
    uow.enqueue(newLinkRequestedJob, { invitationId: id, partnerId, inviterId, generation });
  });
}

async function expiredInvitation(deps: RequestNewLinkDeps, token: string): Promise<LinkedInvitation | null> {
  try {
    const { invitation } = await deps.limitLooks(() => findByLink(deps.db, deps.keyring, token));
    const { status, due } = invitation;
    return status === 'expired' || (status === 'pending' && due) ? invitation : null;
  } catch (error) {
    if (error instanceof AppError && error.reason === 'link_invalid') return null;
    throw error;
  }
}

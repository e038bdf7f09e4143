import { anonymous, subjectOf, type Grant } from '@gatehouse/policy';
import { sql } from 'kysely';
import { newId, type Origin, type Transact, type UnitOfWork } from '../../../platform/index.ts';
import { canonicalEmail, type Member } from '../../identity/index.ts';
import type { RequestPasswordResetInput } from '../contract.ts';
import { beginPasswordResetJob } from '../jobs/begin-password-reset.job.ts';

/**
 * Somebody has forgotten their password, they say. The address is not even looked up here: a worker does that, on its own time, so that
 * the answer cannot tell whether there is an account (SECURITY R03). Whoever asks has been limited before: beyond that nothing is written.
 */
export async function requestPasswordReset(
  transact: Transact,
  origin: Origin,
  { email }: RequestPasswordResetInput,
): Promise<void> {
  await transact({ actor: anonymous, origin, scope: {} }, (uow) =>
    enqueueResetRequest(uow, canonicalEmail(email)),
  );
}

/** The same for a member whom an administrator has chosen. */
export const enqueueResetOf = (
  uow: UnitOfWork,
  grant: Grant<'clientUsers.sendPasswordReset', Member>,
): Promise<void> => enqueueResetRequest(uow, subjectOf(grant).email);

/** The same work whether there is an address to look up or not. */
export async function enqueueResetRequest(uow: UnitOfWork, email: string | null): Promise<void> {
  const { actor, origin } = uow;
  const requestId = newId();
  await sql`
    insert into password_reset_requests (id, email, administrator_id, ip, user_agent, request_id)
    values (${requestId}, ${email}, ${actor.kind === 'user' ? actor.userId : null}, ${origin.ip},
            ${origin.userAgent?.slice(0, 512) ?? null}, ${origin.requestId})`.execute(uow.db);
  uow.enqueue(beginPasswordResetJob, { requestId });
}

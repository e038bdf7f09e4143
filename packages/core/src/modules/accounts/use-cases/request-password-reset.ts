import { anonymous, subjectOf, type Grant } from '@gatehouse/policy';
import { newId, type Origin, type Transact, type UnitOfWork } from '../../../platform/index.ts';
import type { Member } from '../../identity/index.ts';
import { canonicalEmail } from '../../identity/vocabulary.ts';
import type { RequestPasswordResetInput } from '../contract.ts';
import { beginPasswordResetJob } from '../jobs/begin-password-reset.job.ts';

/**
 * Requests a reset for a forgotten password. The address is not looked up here: a worker does that later, so that the answer cannot reveal
 * whether there is an account (SECURITY R03). The caller has applied the limits: above them nothing is written.
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

/** The same for a member that an administrator has chosen. */
export const enqueueResetOf = (
  uow: UnitOfWork,
  grant: Grant<'clientUsers.sendPasswordReset', Member>,
): Promise<void> => enqueueResetRequest(uow, subjectOf(grant).email);

/** Does the same work whether or not there is an address to look up. */
export async function enqueueResetRequest(uow: UnitOfWork, email: string | null): Promise<void> {
  const { actor, origin } = uow;
  const requestId = newId();
  await uow.db
    .insertInto('password_reset_requests')
    .values({
      id: requestId,
      email,
      administrator_id: actor.kind === 'user' ? actor.userId : null,
      ip: origin.ip,
      user_agent: origin.userAgent?.slice(0, 512) ?? null,
      request_id: origin.requestId,
    })
    .execute();
  uow.enqueue(beginPasswordResetJob, { requestId });
}

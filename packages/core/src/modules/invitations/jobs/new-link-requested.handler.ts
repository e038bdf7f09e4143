import { systemOrigin, type Logger, type Transact } from '../../../platform/index.ts';
import { findInvitingAdministrators } from '../queries/find-inviting-administrators.ts';
import { isStillOpen } from '../queries/is-still-open.ts';
import { newLinkRequestedJob, notifyOfNewLinkJob, type NewLinkRequest } from './new-link-requested.job.ts';

interface Deps {
  readonly transact: Transact;
  readonly logger: Logger;
}

/** Notifies the present administrators, because the request was promised to reach the inviter. A request that reaches nobody is logged. */
export async function notifyOffice({ transact, logger }: Deps, request: NewLinkRequest): Promise<void> {
  const { partnerId, invitationId } = request;
  const context = {
    actor: { kind: 'system', name: 'mail delivery' },
    origin: systemOrigin(newLinkRequestedJob.name),
    scope: { partnerId },
  } as const;
  const notified = await transact(context, async (uow) => {
    if (!(await isStillOpen(uow, request))) return null;
    const administrators = await findInvitingAdministrators(uow, request);
    const { inviterId, generation } = request;
    for (const { membershipId } of administrators)
      uow.enqueue(notifyOfNewLinkJob, { partnerId, invitationId, inviterId, generation, membershipId });
    return administrators.length;
  });
  if (notified === 0) logger.warn({ invitationId }, 'a request for a new link reaches no administrator');
}

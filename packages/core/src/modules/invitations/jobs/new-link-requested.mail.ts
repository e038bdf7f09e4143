import type { z } from 'zod';
import { defineMail, type UnitOfWork } from '../../../platform/index.ts';
import { findInvitingAdministrators } from '../queries/find-inviting-administrators.ts';
import { isStillOpen } from '../queries/is-still-open.ts';
import { newLinkRequestedJob, notifyOfNewLinkJob } from './new-link-requested.job.ts';

type Payload = z.infer<typeof notifyOfNewLinkJob.payload>;

interface Notice {
  readonly inviteeEmail: string;
  readonly organisationName: string;
  readonly clientId: string | null;
  /** True when the reader is one of the client's own people, not of its partner's. */
  readonly ofClient: boolean;
}

/** Mails one administrator that the holder of an expired link asks for a new one. */
export const newLinkRequestedMail = defineMail(notifyOfNewLinkJob, {
  scope: ({ partnerId }) => ({ partnerId }),
  messageId: ({ invitationId, generation, membershipId }) =>
    `new-link.${invitationId}.${generation}.${membershipId}`,
  find: findNotice,
  write: ({ templates, frame, publicUrl }, notice) =>
    templates.renderNewLinkRequested({ ...frame, ...notice, teamUrl: publicUrl + pageOf(notice) }),
  unsolicitedBy: ({ partnerId }) => partnerId,
});

/** Null when the notice is no longer wanted. If the administrator has lost the role meanwhile, the job looks for other administrators. */
async function findNotice(uow: UnitOfWork, payload: Payload) {
  if (!(await isStillOpen(uow, payload))) return null;
  const { membershipId, ...request } = payload;
  const administrators = await findInvitingAdministrators(uow, request);
  const reader = administrators.find((one) => one.membershipId === membershipId);
  if (!reader) {
    uow.enqueue(newLinkRequestedJob, request);
    return null;
  }
  const { userId, ofClient } = reader;
  const invitation = await loadInvitation(uow, payload);
  return invitation && { recipient: { userId }, content: { ...invitation, ofClient } };
}

async function loadInvitation(uow: UnitOfWork, { invitationId }: Payload) {
  const invitation = await uow.db
    .selectFrom('invitations as i')
    .innerJoin('partners as p', 'p.id', 'i.partner_id')
    .leftJoin('clients as c', 'c.id', 'i.client_id')
    .select((eb) => [
      'i.email as inviteeEmail',
      eb.fn.coalesce('c.business_name', 'p.name').as('organisationName'),
      'i.client_id as clientId',
    ])
    .where('i.id', '=', invitationId)
    .executeTakeFirst();
  return invitation ?? null;
}

/** The page that shows this administrator the invitation. */
function pageOf({ clientId, ofClient }: Notice): string {
  if (clientId === null) return '/team/invitations';
  return ofClient ? '/users' : `/clients/${clientId}?tab=users`;
}

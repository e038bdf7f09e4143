import { sql } from 'kysely';
import { defineMail, databaseNow, isoTime, type Paper, type UnitOfWork } from '../../../platform/index.ts';
import { acceptUrl, linkToken } from '../domain/invitation-link.ts';
import { markDelivery } from '../use-cases/mark-delivery.ts';
import { sendReminderJob } from './remind-invitations.job.ts';
import { sendInvitationJob, type SendPayload } from './send-invitation.job.ts';

interface Invitation {
  readonly role: string;
  readonly expiresAt: Date;
  readonly inviterName: string;
  /** Null for an inviter who has left, and for an invitation without an inviter. */
  readonly inviterEmail: string | null;
  readonly organisationName: string;
}

/** What both mails about an invitation share: recipient, condition, and limit. */
const aboutInvitation = {
  scope: ({ partnerId }: SendPayload) => ({ partnerId }),
  find: findOpenInvitation,
  unsolicitedBy: ({ partnerId }: SendPayload) => partnerId,
};

/** Mails the link of an invitation. Its inviter sees the outcome. */
export const invitationMail = defineMail(sendInvitationJob, {
  ...aboutInvitation,
  messageId: ({ invitationId, generation }) => `invitation.${invitationId}.${generation}`,
  write: (paper, invitation, payload) =>
    paper.templates.renderInvitation(propsOf(paper, invitation, payload)),
  settle: markDelivery,
});

/**
 * Mails the reminder, unless the invitation was accepted, revoked, resent or has expired since. Its delivery does not change the
 * invitation's.
 */
export const reminderMail = defineMail(sendReminderJob, {
  ...aboutInvitation,
  messageId: ({ invitationId, generation }) => `invitation-reminder.${invitationId}.${generation}`,
  write: (paper, invitation, payload) =>
    paper.templates.renderInvitationReminder(propsOf(paper, invitation, payload)),
});

const propsOf = (
  { frame, keyring, publicUrl }: Paper,
  invitation: Invitation,
  { invitationId, generation }: SendPayload,
) => ({
  ...frame,
  ...invitation,
  url: acceptUrl(publicUrl, linkToken(keyring, invitationId, generation, 'mailed')),
});

/**
 * Null when the mail must not be sent any more: the invitation is revoked, accepted, superseded or expired, its organisation blocked or its
 * role withdrawn (SECURITY R23).
 */
async function findOpenInvitation(uow: UnitOfWork, { invitationId, generation }: SendPayload) {
  const found = await uow.db
    .selectFrom('invitations as i')
    .innerJoin('partners as p', 'p.id', 'i.partner_id')
    .leftJoin('clients as c', 'c.id', 'i.client_id')
    .select((eb) => [
      'i.email',
      'i.role',
      isoTime(eb.ref('i.expires_at')).as('expiresAt'),
      'i.invited_by_name as inviterName',
      eb.fn.coalesce('c.business_name', 'p.name').as('organisationName'),
      // The client's, else the inviter's; null where neither is known.
      eb.fn
        .coalesce('c.timezone', sql<string | null>`gatehouse.inviter_time_zone(${eb.ref('i.id')})`)
        .as('timeZone'),
      // Null for an inviter who has left, and for an invitation without an inviter.
      eb
        .selectFrom('memberships as m')
        .select('m.email')
        .whereRef('m.partner_id', '=', 'i.partner_id')
        .whereRef('m.user_id', '=', 'i.invited_by_user_id')
        .where('m.status', '=', 'active')
        .orderBy('m.client_id', (order) => order.asc().nullsFirst())
        .limit(1)
        .as('inviterEmail'),
    ])
    .where('i.id', '=', invitationId)
    .where('i.generation', '=', generation)
    .where('i.status', '=', 'pending')
    .where('i.expires_at', '>', databaseNow)
    .where('p.status', 'not in', ['suspended', 'archived'])
    .where((eb) =>
      eb.or([
        eb('i.client_id', 'is', null),
        eb.and([
          eb('c.status', 'not in', ['paused', 'archived']),
          sql<boolean>`${eb.ref('i.role')} = any (${eb.ref('c.roles_on_offer')})`,
        ]),
      ]),
    )
    .executeTakeFirst();
  if (!found) return null;
  const { email: to, timeZone, ...invitation } = found;
  // An invitee has not chosen a language yet.
  const recipient = { to, locale: null, timeZone };
  return { recipient, content: { ...invitation, expiresAt: new Date(invitation.expiresAt) } };
}

import { sql } from 'kysely';
import { defineMail, isoTime, type Paper, type UnitOfWork } from '../../../platform/index.ts';
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

interface StoredInvitation extends Omit<Invitation, 'expiresAt'> {
  readonly email: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** The client's, else the inviter's; null where neither is known. */
  readonly timeZone: string | null;
}

/**
 * Null when the mail must not be sent any more: the invitation is revoked, accepted, superseded or expired, its organisation blocked or its
 * role withdrawn (SECURITY R23).
 */
async function findOpenInvitation(uow: UnitOfWork, { invitationId, generation }: SendPayload) {
  const { rows } = await sql<StoredInvitation>`
    select i.email, i.role, ${isoTime('i.expires_at')} as "expiresAt", i.invited_by_name as "inviterName",
      coalesce(c.business_name, p.name) as "organisationName",
      coalesce(c.timezone, gatehouse.inviter_time_zone(i.id)) as "timeZone",
      (select m.email from memberships m where m.partner_id = i.partner_id and m.user_id = i.invited_by_user_id and m.status = 'active'
        order by m.client_id nulls first limit 1) as "inviterEmail"
      from invitations i
      join partners p on p.id = i.partner_id
      left join clients c on c.id = i.client_id
     where i.id = ${invitationId} and i.generation = ${generation} and i.status = 'pending' and i.expires_at > clock_timestamp()
       and p.status not in ('suspended', 'archived')
       and (i.client_id is null or c.status not in ('paused', 'archived') and i.role = any (c.roles_on_offer))`.execute(
    uow.db,
  );
  const [found] = rows;
  if (!found) return null;
  const { email: to, timeZone, ...invitation } = found;
  // An invitee has not chosen a language yet.
  const recipient = { to, locale: null, timeZone };
  return { recipient, content: { ...invitation, expiresAt: new Date(invitation.expiresAt) } };
}

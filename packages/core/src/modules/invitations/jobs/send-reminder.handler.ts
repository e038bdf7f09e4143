import { renderInvitationReminder } from '@gatehouse/emails';
import type { SendPayload } from '../use-cases/mark-delivery.ts';
import { mailContext, writeInvitationEmail } from './invitation-email.ts';
import type { MailDeps } from './mail-deps.ts';
import { sendReminderJob } from './remind-invitations.job.ts';
import { sendUnsolicited } from './send-unsolicited.ts';

/** Mails the reminder, unless the invitation was accepted, revoked, resent or has ended since. Its delivery is not the invitation's own. */
export async function sendReminder(deps: MailDeps, payload: SendPayload): Promise<void> {
  const mail = await writeInvitationEmail(deps, payload, 'invitation-reminder', renderInvitationReminder);
  if (!mail) return;
  const delivery = await sendUnsolicited(deps, payload.partnerId, mail);
  if (delivery.outcome === 'refused')
    deps.logger.warn({ messageId: mail.messageId }, 'a reminder was refused for good');
  if (delivery.outcome !== 'delayed') return;
  const { retryAfter: startAfterSeconds } = delivery;
  await deps.transact(mailContext(payload, 'invitation.send_reminder'), async (uow) =>
    uow.enqueue(sendReminderJob, payload, { startAfterSeconds }),
  );
}

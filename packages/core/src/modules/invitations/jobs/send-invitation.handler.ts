import { renderInvitation } from '@gatehouse/emails';
import { markDelivery, type SendPayload } from '../use-cases/mark-delivery.ts';
import { mailContext, writeInvitationEmail } from './invitation-email.ts';
import type { MailDeps } from './mail-deps.ts';
import { sendUnsolicited } from './send-unsolicited.ts';

/**
 * Unit 1: is it still wanted? Then render and send outside any transaction. Unit 2: note what came of it. Killed in between, the job runs
 * again and the same Message-ID goes out twice: at least once, never not at all.
 */
export async function sendInvitation(deps: MailDeps, payload: SendPayload): Promise<void> {
  const mail = await writeInvitationEmail(deps, payload, 'invitation', renderInvitation);
  if (!mail) return;
  const delivery = await sendUnsolicited(deps, payload.partnerId, mail);
  await deps.transact(mailContext(payload, 'invitation.send'), (uow) => markDelivery(uow, payload, delivery));
}

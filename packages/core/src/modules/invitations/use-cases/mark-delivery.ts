import { databaseNow, type MailOutcome, type UnitOfWork } from '../../../platform/index.ts';
import type { SendPayload } from '../jobs/send-invitation.job.ts';
import { aboutInvitation } from './create-invitations.ts';

/** Records the outcome of one generation's mail. The outcome of an older generation changes nothing visible. */
export async function markDelivery(
  uow: UnitOfWork,
  { invitationId, generation }: SendPayload,
  delivery: MailOutcome,
): Promise<void> {
  const sent = uow.db
    .updateTable('invitations')
    .where('id', '=', invitationId)
    .where('generation', '=', generation);
  if (delivery.outcome === 'delayed') {
    await sent.set({ delivery_status: 'delayed' }).execute();
    return;
  }
  if (delivery.outcome === 'sent') {
    await sent
      .set((eb) => ({
        delivery_status: 'sent',
        delivery_error: null,
        sent_count: eb('sent_count', '+', 1),
        last_sent_at: databaseNow,
      }))
      .execute();
    return;
  }
  const error =
    delivery.outcome === 'refused'
      ? delivery.response.slice(0, 500)
      : 'The mail server has been unreachable for more than a day.';
  const failed = await sent
    .set({ delivery_status: 'failed', delivery_error: error })
    .where('delivery_status', '<>', 'failed')
    .returning(['email', 'partner_id as partnerId', 'client_id as clientId'])
    .execute();
  for (const row of failed) {
    uow.audit({
      action: 'invitation.delivery_failed',
      ...aboutInvitation({ id: invitationId, ...row }),
      details: { error, generation },
    });
  }
}

import { sql } from 'kysely';
import type { MailOutcome, UnitOfWork } from '../../../platform/index.ts';
import type { SendPayload } from '../jobs/send-invitation.job.ts';
import { aboutInvitation } from './create-invitations.ts';

/** Records the outcome of one generation's mail. The outcome of an older generation changes nothing visible. */
export async function markDelivery(
  uow: UnitOfWork,
  { invitationId, generation }: SendPayload,
  delivery: MailOutcome,
): Promise<void> {
  if (delivery.outcome === 'delayed') {
    await sql`
      update invitations set delivery_status = 'delayed' where id = ${invitationId} and generation = ${generation}`.execute(
      uow.db,
    );
    return;
  }
  if (delivery.outcome === 'sent') {
    await sql`
      update invitations set delivery_status = 'sent', delivery_error = null, sent_count = sent_count + 1, last_sent_at = clock_timestamp()
       where id = ${invitationId} and generation = ${generation}`.execute(uow.db);
    return;
  }
  const error =
    delivery.outcome === 'refused'
      ? delivery.response.slice(0, 500)
      : 'The mail server has been unreachable for more than a day.';
  const { rows } = await sql<{ email: string; partnerId: string; clientId: string | null }>`
    update invitations set delivery_status = 'failed', delivery_error = ${error}
     where id = ${invitationId} and generation = ${generation} and delivery_status <> 'failed'
    returning email, partner_id as "partnerId", client_id as "clientId"`.execute(uow.db);
  for (const row of rows) {
    uow.audit({
      action: 'invitation.delivery_failed',
      ...aboutInvitation({ id: invitationId, ...row }),
      details: { error, generation },
    });
  }
}

import { lifetimes } from '@gatehouse/policy';
import { sql } from 'kysely';
import { systemOrigin, type Transact, type Db } from '../../../platform/index.ts';
import { sendReminderJob } from '../jobs/remind-invitations.job.ts';

const batch = 500;
const job = 'invitation reminders';

/**
 * Wants a reminder of every invitation that ends within two days, once for each generation. Only for those whose mail arrived: whoever was
 * never reached is not reminded. The mark and the mail's job commit together, so that this may die at any point. Answers how many.
 */
export async function remindInvitations(db: Db, transact: Transact): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows } = await sql<{ partnerId: string }>`
      select partners_with_unreminded_invitations as "partnerId"
        from gatehouse.partners_with_unreminded_invitations(${batch})`.execute(db);
    let wanted = 0;
    for (const { partnerId } of rows) wanted += await remindOfPartner(transact, partnerId);
    if (wanted === 0) return total;
    total += wanted;
  }
}

function remindOfPartner(transact: Transact, partnerId: string): Promise<number> {
  const context = {
    actor: { kind: 'system', name: job } as const,
    origin: systemOrigin(job),
    scope: { partnerId },
  };
  return transact(context, async (uow) => {
    const { rows } = await sql<{ invitationId: string; generation: number }>`
      update invitations set reminded_generation = generation where id in (
        select id from invitations where partner_id = ${partnerId} and status = 'pending' and delivery_status = 'sent'
           and reminded_generation < generation and expires_at > clock_timestamp()
           and expires_at <= clock_timestamp() + make_interval(secs => ${lifetimes.invitationReminder})
         order by id limit ${batch} for update)
        and status = 'pending' and delivery_status = 'sent' and reminded_generation < generation
        and expires_at <= clock_timestamp() + make_interval(secs => ${lifetimes.invitationReminder})
      returning id as "invitationId", generation`.execute(uow.db);
    for (const row of rows) uow.enqueue(sendReminderJob, { ...row, partnerId });
    return rows.length;
  });
}

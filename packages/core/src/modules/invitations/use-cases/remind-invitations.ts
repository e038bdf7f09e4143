import { lifetimes } from '@gatehouse/policy';
import { sql, type ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import {
  databaseNow,
  later,
  parsedRows,
  systemOrigin,
  type Db,
  type Tables,
  type Transact,
} from '../../../platform/index.ts';
import { sendReminderJob } from '../jobs/remind-invitations.job.ts';

const batch = 500;
const job = 'invitation reminders';
const foundPartner = z.object({ id: z.string() });

/**
 * Enqueues a reminder of every invitation that expires within two days, once for each generation, if its mail arrived: an invitee who was
 * never reached is not reminded. The record and the mail's job commit together, so that the process may die at any point. Returns how many.
 */
export async function remindInvitations(db: Db, transact: Transact): Promise<number> {
  let total = 0;
  for (;;) {
    const partners = await parsedRows(
      db,
      sql`select * from gatehouse.partners_with_unreminded_invitations(${batch}) as partner(id)`,
      foundPartner,
    );
    let wanted = 0;
    for (const { id: partnerId } of partners) wanted += await remindOfPartner(transact, partnerId);
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
    const soon = later(databaseNow, lifetimes.invitationReminder);
    const unreminded = (eb: ExpressionBuilder<Tables, 'invitations'>) =>
      eb.and([
        eb('status', '=', 'pending'),
        eb('delivery_status', '=', 'sent'),
        eb('reminded_generation', '<', eb.ref('generation')),
        eb('expires_at', '<=', soon),
      ]);
    const rows = await uow.db
      .updateTable('invitations')
      .set((eb) => ({ reminded_generation: eb.ref('generation') }))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('invitations')
          .select('id')
          .where('partner_id', '=', partnerId)
          .where(unreminded)
          .where('expires_at', '>', databaseNow)
          .orderBy('id')
          .limit(batch)
          .forUpdate(),
      )
      .where(unreminded)
      .returning(['id as invitationId', 'generation'])
      .execute();
    for (const row of rows) uow.enqueue(sendReminderJob, { ...row, partnerId });
    return rows.length;
  });
}

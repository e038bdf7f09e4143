import { sql } from 'kysely';
import { z } from 'zod';
import { databaseNow, parsedRows, systemOrigin, type Transact, type Db } from '../../../platform/index.ts';
import { aboutInvitation } from './create-invitations.ts';

/** Rows per transaction: the longest lock stays under 50 ms (STACK §2). */
const batch = 1_000;
const job = 'invitation expiry';
const foundPartner = z.object({ id: z.string() });

/**
 * Sets every overdue invitation to expired, one partner at a time together with its clients, inside that partner's scope. Returns how many.
 */
export async function expireInvitations(db: Db, transact: Transact): Promise<number> {
  let total = 0;
  for (;;) {
    const partners = await parsedRows(
      db,
      sql`select * from gatehouse.partners_with_overdue_invitations(${batch}) as partner(id)`,
      foundPartner,
    );
    let marked = 0;
    for (const { id: partnerId } of partners) marked += await expireOfPartner(transact, partnerId);
    // No progress: nothing is left, or another process handles it. The next minute will show.
    if (marked === 0) return total;
    total += marked;
  }
}

function expireOfPartner(transact: Transact, partnerId: string): Promise<number> {
  const context = {
    actor: { kind: 'system', name: job } as const,
    origin: systemOrigin(job),
    scope: { partnerId },
  };
  return transact(context, async (uow) => {
    const rows = await uow.db
      .updateTable('invitations')
      .set({ status: 'expired' })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('invitations')
          .select('id')
          .where('partner_id', '=', partnerId)
          .where('status', '=', 'pending')
          .where('expires_at', '<=', databaseNow)
          .orderBy('id')
          .limit(batch)
          .forUpdate(),
      )
      .where('status', '=', 'pending')
      .where('expires_at', '<=', databaseNow)
      .returning(['id', 'email', 'partner_id as partnerId', 'client_id as clientId'])
      .execute();
    for (const row of rows) uow.audit({ action: 'invitation.expired', ...aboutInvitation(row) });
    return rows.length;
  });
}

import { sql } from 'kysely';
import { z } from 'zod';
import { databaseNow, parsedRows, systemOrigin, type Transact, type Db } from '../../../platform/index.ts';
import { aboutInvitation } from './create-invitations.ts';

/** Rows per transaction: the longest lock stays under 50 ms (STACK §2). */
const batch = 1_000;
/** Transactions at a time: the work is the database's, and requests need connections and processors too. */
const lanes = 2;
const job = 'invitation expiry';
const foundPartner = z.object({ id: z.string() });

/**
 * Sets every overdue invitation to expired, those of a partner together with its clients', inside that partner's scope. Returns how many.
 */
export async function expireInvitations(db: Db, transact: Transact): Promise<number> {
  let total = 0;
  for (;;) {
    const partners = await parsedRows(
      db,
      sql`select * from gatehouse.partners_with_overdue_invitations(${batch}) as partner(id)`,
      foundPartner,
    );
    const marked = await inLanes(partners, ({ id }) => expireOfPartner(transact, id));
    // No progress: nothing is left, or another process handles it. The next minute will show.
    if (marked === 0) return total;
    total += marked;
  }
}

/**
 * Adds up the results for all partners, a few of them at a time. A partner that is alone is worked on as often at a time: each transaction
 * skips what another has locked.
 */
async function inLanes<P>(partners: readonly P[], work: (partner: P) => Promise<number>): Promise<number> {
  const left = partners.length < lanes ? Array<readonly P[]>(lanes).fill(partners).flat() : [...partners];
  const runLane = async () => {
    let sum = 0;
    for (let partner = left.shift(); partner !== undefined; partner = left.shift())
      sum += await work(partner);
    return sum;
  };
  const sums = await Promise.all(Array.from({ length: lanes }, runLane));
  return sums.reduce((all, sum) => all + sum, 0);
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
          .where('status', '=', sql.lit('pending'))
          .where('expires_at', '<=', databaseNow)
          .orderBy('id')
          .limit(batch)
          .forUpdate()
          .skipLocked(),
      )
      .where('status', '=', sql.lit('pending'))
      .where('expires_at', '<=', databaseNow)
      .returning(['id', 'email', 'partner_id as partnerId', 'client_id as clientId'])
      .execute();
    for (const row of rows) uow.audit({ action: 'invitation.expired', ...aboutInvitation(row) });
    return rows.length;
  });
}

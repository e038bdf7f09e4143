import { sql } from 'kysely';
import { systemOrigin, type Transact, type Db } from '../../../platform/index.ts';
import { aboutInvitation } from './create-invitations.ts';
import type { Invitation } from './manage-invitation.ts';

/** Rows per transaction: the longest lock stays under 50 ms (STACK §2). */
const batch = 1_000;
const job = 'invitation expiry';

/**
 * Sets every overdue invitation to expired, one partner at a time together with its clients, inside that partner's scope. Returns how many.
 */
export async function expireInvitations(db: Db, transact: Transact): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows } = await sql<{ partnerId: string }>`
      select partners_with_overdue_invitations as "partnerId" from gatehouse.partners_with_overdue_invitations(${batch})`.execute(
      db,
    );
    let marked = 0;
    for (const { partnerId } of rows) marked += await expireOfPartner(transact, partnerId);
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
    const { rows } = await sql<Pick<Invitation, 'id' | 'email' | 'partnerId' | 'clientId'>>`
      update invitations set status = 'expired' where id in (
        select id from invitations where partner_id = ${partnerId} and status = 'pending' and expires_at <= clock_timestamp()
         order by id limit ${batch} for update)
        and status = 'pending' and expires_at <= clock_timestamp()
      returning id, email, partner_id as "partnerId", client_id as "clientId"`.execute(uow.db);
    for (const row of rows) uow.audit({ action: 'invitation.expired', ...aboutInvitation(row) });
    return rows.length;
  });
}

import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';

/** False when this generation was resent, revoked or accepted, or its organisation closed (SECURITY R30). */
export async function isStillOpen(
  uow: UnitOfWork,
  { invitationId, generation }: { readonly invitationId: string; readonly generation: number },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from invitations i
      join partners p on p.id = i.partner_id
      left join clients c on c.id = i.client_id
     where i.id = ${invitationId} and i.generation = ${generation} and i.status in ('pending', 'expired')
       and p.status not in ('suspended', 'archived') and (i.client_id is null or c.status not in ('paused', 'archived'))`.execute(
    uow.db,
  );
  return rows.length > 0;
}

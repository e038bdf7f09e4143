import { sql } from 'kysely';
import { databaseNow, notFound, truth, type UnitOfWork } from '../../../platform/index.ts';
import type { Standing } from '../domain/acceptable.ts';
import { linkInvalid } from '../invitations.errors.ts';
import { refuseDeadLink, type LinkedInvitation } from '../queries/get-by-link.ts';

/**
 * Locks the partner and the client, shared, then the invitation. The status of both holds until the transaction ends, and others invite and
 * accept for them at the same time (docs/decisions/0045).
 */
export async function lockLink(uow: UnitOfWork, { id, clientId }: LinkedInvitation): Promise<Standing> {
  const link = uow.db
    .selectFrom('invitations as i')
    .innerJoin('partners as p', 'p.id', 'i.partner_id')
    .select('p.status as partnerStatus')
    .where('i.id', '=', id);
  const standing = await (clientId === null
    ? link
        .select([sql<null>`null`.as('clientStatus'), sql<null>`null`.as('rolesOnOffer')])
        .forShare('p')
        .forUpdate('i')
        .executeTakeFirst()
    : link
        .innerJoin('clients as c', 'c.id', 'i.client_id')
        .select(['c.status as clientStatus', 'c.roles_on_offer as rolesOnOffer'])
        .forShare(['p', 'c'])
        .forUpdate('i')
        .executeTakeFirst());
  if (!standing) throw notFound();
  return standing;
}

/**
 * One guarded UPDATE by the database's clock, after the lock. Alone it would not be enough: it checks its condition, waits for the
 * transaction that holds the row, and does not check again if that transaction left the row unchanged. The seven days may end during that
 * wait.
 */
export async function takeLink(uow: UnitOfWork, { id, generation }: LinkedInvitation): Promise<boolean> {
  const { numUpdatedRows } = await uow.db
    .updateTable('invitations')
    .set({ status: 'accepted', accepted_at: databaseNow })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('generation', '=', generation)
    .where('expires_at', '>', databaseNow)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * The link was valid a moment ago: used, revoked or superseded since then is link_invalid as usual; only an expired one is link_expired.
 */
export async function refuseMissed(uow: UnitOfWork, invitation: LinkedInvitation): Promise<never> {
  const { id, generation } = invitation;
  const found = await uow.db
    .selectFrom('invitations')
    .select((eb) => ['status', truth(eb('expires_at', '<=', databaseNow)).as('overdue')])
    .where('id', '=', id)
    .where('generation', '=', generation)
    .executeTakeFirst();
  if (found) refuseDeadLink({ ...invitation, ...found });
  throw linkInvalid();
}

import { sql, type RawBuilder } from 'kysely';
import { openInvitation } from '../../invitations/index.ts';
import { notFound, select, type UnitOfWork } from '../../../platform/index.ts';
import type { ClientUserIdInput, ClientUserRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { inviteeColumns, m, personColumns, rowColumns, type ListedRow } from './client-user-columns.ts';
import { requireListed } from './require-client-user.ts';

/** The state in which an open invitation is shown (`openInvitation`). */
const shown = sql.ref<'pending' | 'expired'>('i.shown');

/** One row of the list, wherever it is: a client's user, or an open invitation by its own id. */
export async function getClientUser(
  uow: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<ClientUserRow> {
  const { id, invited, ...tenant } = await requireListed(uow, 'clientUsers.get', memberId);
  if (!invited) return getUserRow(uow, id);
  return getRow(uow, select(inviteeColumns(shown), sql`${openInvitation(tenant, id)} as i`));
}

/** The present row of a user, read in the same transaction. */
export const getUserRow = (uow: UnitOfWork, id: string): Promise<ClientUserRow> =>
  getRow(uow, select(personColumns(viewerOf(uow.actor)), sql`${m.table} where ${m('id')} = ${id}`));

async function getRow(uow: UnitOfWork, page: RawBuilder<ListedRow>): Promise<ClientUserRow> {
  const { rows } = await select(rowColumns(viewerOf(uow.actor)), sql`(${page}) page`).execute(uow.db);
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

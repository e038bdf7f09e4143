import { sql, type RawBuilder } from 'kysely';
import { openInvitation } from '../../invitations/index.ts';
import { notFound, select, type Reading } from '../../../platform/index.ts';
import type { ClientUserIdInput, ClientUserRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { inviteeColumns, m, personColumns, rowColumns, type ListedRow } from './client-user-columns.ts';
import { requireListed } from './require-client-user.ts';

/** The state in which an open invitation is shown (`openInvitation`). */
const shown = sql.ref<'pending' | 'expired'>('i.shown');

/** One row of the list, wherever it is: a client's user, or an open invitation by its own id. */
export async function getClientUser(
  reading: Reading,
  { memberId }: ClientUserIdInput,
): Promise<ClientUserRow> {
  const { id, invited, ...tenant } = await requireListed(reading, 'clientUsers.get', memberId);
  if (!invited) return getUserRow(reading, id);
  return getRow(reading, select(inviteeColumns(shown), sql`${openInvitation(tenant, id)} as i`));
}

/** The present row of a user, read in the same transaction. */
export const getUserRow = (reading: Reading, id: string): Promise<ClientUserRow> =>
  getRow(reading, select(personColumns(viewerOf(reading.actor)), sql`${m.table} where ${m('id')} = ${id}`));

async function getRow(reading: Reading, page: RawBuilder<ListedRow>): Promise<ClientUserRow> {
  const { rows } = await select(rowColumns(viewerOf(reading.actor)), sql`(${page}) page`).execute(reading.db);
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

import { sql } from 'kysely';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { ClientUserIdInput, ClientUserRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { personColumns, rowColumns } from './client-user-columns.ts';
import { findClientUser } from './find-client-user.ts';

/** One client's user, as the list shows them. */
export async function getClientUser(
  uow: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<ClientUserRow> {
  const { id } = await findClientUser(uow, 'clientUsers.get', memberId);
  return clientUserNow(uow, id);
}

/** The row as it stands now in the unit. */
export async function clientUserNow(uow: UnitOfWork, id: string): Promise<ClientUserRow> {
  const viewer = viewerOf(uow.actor);
  const { rows } = await sql<ClientUserRow>`
    select ${rowColumns(viewer)} from (
      select ${personColumns(viewer)} from memberships as m where m.id = ${id}) page`.execute(uow.db);
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

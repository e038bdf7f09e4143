import { sql } from 'kysely';
import type { Page } from '../../../platform/contract.ts';
import { listPage, type Sortable, type Reading } from '../../../platform/index.ts';
import type { ClientsInput, ListedClientRow } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { c, clientColumns, visibleClients } from './visible-clients.ts';
import { teamsOf } from './teams-of.ts';

const sortable = {
  name: { column: 'name_key', type: 'text' },
  code: { column: 'code', type: 'text' },
  status: { column: 'status', type: 'text' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
} as const satisfies Sortable<'clients'>;

/** The clients the actor can see: all of the partner's for an administrator, the assigned ones for others. */
export async function listClients(
  reading: Reading,
  { status, ...request }: ClientsInput,
): Promise<Page<ListedClientRow>> {
  const viewer = viewerOf(reading.actor);
  const statuses = status && status.length > 0 ? status : null;
  const page = await listPage(
    reading.db,
    {
      from: c.table,
      alias: c.alias,
      columns: clientColumns(viewer),
      where: sql`${visibleClients(viewer)} ${ofStatus(statuses)}`,
      sortable,
      defaultSort: { by: 'name', dir: 'asc' },
      search: {
        list: viewer.seesAll ? 'clients' : `clients-of-member ${viewer.membershipId}`,
        filter: statuses && { status: statuses },
      },
    },
    request,
  );
  const teams = await teamsOf(
    reading,
    page.items.map(({ id }) => id),
  );
  const nobody = { total: 0, people: [] };
  return {
    ...page,
    items: page.items.map((client) => ({ ...client, team: teams.get(client.id) ?? nobody })),
  };
}

/** A single status is compared with `=`: the index then delivers the rows in the order of the list. */
function ofStatus(statuses: readonly string[] | null) {
  if (!statuses) return sql``;
  return statuses.length === 1
    ? sql`and ${c('status')} = ${statuses[0]}`
    : sql`and ${c('status')} = any (${[...statuses]})`;
}

import { mergedPage, notFound, type Reading } from '../../../platform/index.ts';
import type { ClientUsersInput, ClientUsersOutput } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { rowColumns } from './client-user-columns.ts';
import { chosenSources, type Listed } from './client-user-sources.ts';
import { isOwnClient } from './is-own-client.ts';

const sortable = {
  name: { type: 'text', nullable: true },
  email: { type: 'text' },
  role: { type: 'text' },
  status: { type: 'text' },
  lastActive: { type: 'timestamptz', nullable: true },
} as const;

/**
 * People and invitees in one list: of one client, or of all clients of the partner for its administrators.
 * @throws not_found for a client that is missing or that the actor may not ask about: one answer; and for any community, since there are
 * none
 */
export async function listClientUsers(
  reading: Reading,
  { clientId: asked, communityId, role, status, ...request }: ClientUsersInput,
): Promise<ClientUsersOutput> {
  const viewer = viewerOf(reading.actor);
  const listed = { partnerId: viewer.partnerId, clientId: asked ?? viewer.clientId };
  reading.require('clientUsers.list', listed);
  if (communityId !== undefined) throw notFound();
  if (!viewer.seesAnybody)
    return { items: [], nextCursor: null, total: 0, totalCapped: false, reach: 'none' };

  const page = await mergedPage(
    reading.db,
    {
      name: `client-users ${listed.clientId ?? ''}`,
      sortable,
      defaultSort: { by: 'name', dir: 'asc' },
      sources: chosenSources(viewer, listed, { roles: role ?? [], statuses: status ?? [] }),
    },
    rowColumns(viewer),
    request,
  );
  // Only an empty page needs a query whether the client exists: most pages take one statement.
  if (page.items.length === 0) await requireThere(reading, listed);
  return { ...page, reach: 'all' };
}

async function requireThere(reading: Reading, { partnerId, clientId }: Listed): Promise<void> {
  if (clientId === null) return;
  const found = await isOwnClient(reading, { partnerId, clientId });
  reading.require('clientUsers.list', found ? { partnerId, clientId } : null);
}

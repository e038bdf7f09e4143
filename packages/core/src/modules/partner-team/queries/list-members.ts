import type { Page } from '../../../platform/contract.ts';
import { mergedPage, type Reading } from '../../../platform/index.ts';
import type { MemberRow, MembersInput } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { forAdministrators } from '../partner-team.errors.ts';
import { rowColumns } from './member-columns.ts';
import { chosenSources } from './member-sources.ts';

const sortable = {
  name: { type: 'text', nullable: true },
  email: { type: 'text' },
  role: { type: 'text' },
  mfa: { type: 'boolean' },
  lastActive: { type: 'timestamptz', nullable: true },
  joined: { type: 'timestamptz', nullable: true },
} as const;

const dayInMilliseconds = 86_400_000;

/**
 * The partner's own people, on request with invitees. Both partner roles see the same members.
 * @throws role_not_allowed for a partner_user who asks for invitations, or for who is assigned to a client
 */
export async function listMembers(
  reading: Reading,
  { role, status, mfaEnabled, inactiveDays, clientId, ...request }: MembersInput,
): Promise<Page<MemberRow>> {
  const viewer = viewerOf(reading.actor);
  const statuses = status ?? [];
  const asksMore = clientId !== undefined || statuses.some((one) => one === 'pending' || one === 'expired');
  if (asksMore && viewer.role !== 'partner_admin') throw forAdministrators();
  const sources = chosenSources(viewer, {
    roles: role ?? [],
    statuses,
    mfaEnabled: mfaEnabled ?? null,
    seenBefore:
      inactiveDays === undefined
        ? null
        : new Date(reading.clock.now().getTime() - inactiveDays * dayInMilliseconds),
    clientId: clientId ?? null,
  });
  if (sources.length === 0) return { items: [], nextCursor: null, total: 0, totalCapped: false };
  return mergedPage(
    reading.db,
    { name: 'members', sortable, defaultSort: { by: 'name', dir: 'asc' }, sources },
    rowColumns(viewer),
    request,
  );
}

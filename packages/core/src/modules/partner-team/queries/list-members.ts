import { sql } from 'kysely';
import type { Page } from '../../../platform/contract.ts';
import { listPage, type UnitOfWork } from '../../../platform/index.ts';
import type { MemberRow, MembersInput } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { memberColumns, rosterOf } from './member-columns.ts';

type MemberSort = NonNullable<MembersInput['sort']>['by'];

const sortable = {
  name: { column: 'name_key', type: 'text' },
  email: { column: 'email', type: 'text' },
  role: { column: 'role', type: 'text' },
  mfa: { column: 'mfa_enabled', type: 'boolean' },
  lastActive: { column: 'last_active_at', type: 'timestamptz', nullable: true },
} as const;

/** The partner's own people. Both partner roles see the same rows. */
export function listMembers(uow: UnitOfWork, { role, ...request }: MembersInput): Promise<Page<MemberRow>> {
  const viewer = viewerOf(uow.actor);
  const roles = role && role.length > 0 ? role : null;
  return listPage<MemberRow, MemberSort>(
    uow.db,
    {
      from: sql`memberships as m`,
      alias: 'm',
      columns: memberColumns(viewer),
      where: sql`${rosterOf(viewer)}
        ${roles ? sql`and m.role = any (${roles})` : sql``}`,
      sortable,
      defaultSort: { by: 'name', dir: 'asc' },
      search: { list: 'members', filter: roles && { role: roles } },
    },
    request,
  );
}

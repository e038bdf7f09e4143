import type { InvitationsInput, MembersInput, MemberStatus } from '@gatehouse/core/partner-team/contract';
import { invitationStatuses, partnerRoles } from '@gatehouse/policy';
import { readLinkId } from '../../ui/link-id.ts';
import { defineList, oneOf } from '../../ui/table/list-definition.ts';

// Named again rather than imported: the router reads these before any page, and the contract brings the whole of zod with it.
type SortOf<I extends { sort?: { by: string } | undefined }> = NonNullable<I['sort']>['by'];
const memberSortFields = [
  'name',
  'email',
  'role',
  'mfa',
  'lastActive',
  'joined',
] as const satisfies readonly SortOf<MembersInput>[];
export const memberStatuses = [
  'active',
  'deactivated',
  'pending',
  'expired',
] as const satisfies readonly MemberStatus[];
const invitationSortFields = [
  'email',
  'role',
  'status',
  'createdAt',
  'expiresAt',
] as const satisfies readonly SortOf<InvitationsInput>[];

export const membersList = defineList({
  sortable: memberSortFields,
  defaultSort: { by: 'name', dir: 'asc' },
  filters: {
    role: oneOf(partnerRoles),
    status: oneOf(memberStatuses),
    mfa: oneOf(['on', 'off']),
    inactive: oneOf(['30', '90']),
    client: { accepts: (value): value is string => readLinkId(value) !== undefined, preset: [] },
  },
});

/** What is still open first; accepted and revoked invitations are kept and shown on demand. */
export const invitationsList = defineList({
  sortable: invitationSortFields,
  defaultSort: { by: 'email', dir: 'asc' },
  filters: { status: oneOf(invitationStatuses, ['pending', 'expired']) },
});

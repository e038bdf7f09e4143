import type { ClientUserStatus, ClientUsersInput } from '@gatehouse/core/client-users/contract';
import { clientRoles } from '@gatehouse/policy';
import { defineList, oneOf } from '../../ui/table/list-definition.ts';

type SortField = NonNullable<ClientUsersInput['sort']>['by'];

// Written out and held against the contract by type: links are read before any page is loaded, and the schemas belong to the pages.
const sortable = ['name', 'email', 'role', 'status', 'lastActive'] as const satisfies readonly SortField[];

export const clientUserStatuses = [
  'active',
  'pending',
  'expired',
  'deactivated',
] as const satisfies readonly ClientUserStatus[];

export const clientUsersList = defineList({
  sortable,
  defaultSort: { by: 'name', dir: 'asc' },
  filters: { role: oneOf(clientRoles), status: oneOf(clientUserStatuses) },
});

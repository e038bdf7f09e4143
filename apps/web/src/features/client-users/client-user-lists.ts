import { clientUserSortFields, clientUserStatuses } from '@gatehouse/core/client-users/vocabulary';
import { clientRoles } from '@gatehouse/policy';
import { defineList, oneOf } from '../../ui/table/list-definition.ts';

export const clientUsersList = defineList({
  sortable: clientUserSortFields,
  defaultSort: { by: 'name', dir: 'asc' },
  filters: { role: oneOf(clientRoles), status: oneOf(clientUserStatuses) },
});

import { clientSortFields } from '@gatehouse/core/clients/vocabulary';
import { clientStatuses } from '@gatehouse/policy';
import { defineList, oneOf } from '../../ui/table/list-definition.ts';

export const clientsList = defineList({
  sortable: clientSortFields,
  defaultSort: { by: 'name', dir: 'asc' },
  filters: { status: oneOf(clientStatuses) },
});

import type { ClientsInput } from '@gatehouse/core/clients/contract';
import { clientStatuses } from '@gatehouse/policy';
import { defineList, oneOf } from '../../ui/table/list-definition.ts';

type SortField = NonNullable<ClientsInput['sort']>['by'];

// Written out and held against the contract by type: links are read before any page is loaded, and the schemas belong to the pages.
const sortable = ['name', 'code', 'status', 'createdAt'] as const satisfies readonly SortField[];

export const clientsList = defineList({
  sortable,
  defaultSort: { by: 'name', dir: 'asc' },
  filters: { status: oneOf(clientStatuses) },
});

import { invitationSortFields, memberSortFields } from '@gatehouse/core/partner-team/contract';
import { invitationStatuses, partnerRoles } from '@gatehouse/policy';
import { defineList, oneOf } from '../../ui/table/list-definition.ts';

export const membersList = defineList({
  sortable: memberSortFields,
  defaultSort: { by: 'name', dir: 'asc' },
  filters: { role: oneOf(partnerRoles) },
});

/** What is still open first; accepted and revoked invitations are kept and shown on demand. */
export const invitationsList = defineList({
  sortable: invitationSortFields,
  defaultSort: { by: 'email', dir: 'asc' },
  filters: { status: oneOf(invitationStatuses, ['pending', 'expired']) },
});

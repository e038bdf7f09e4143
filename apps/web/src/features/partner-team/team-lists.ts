import {
  invitationSortFields,
  memberSortFields,
  memberStatuses,
} from '@gatehouse/core/partner-team/vocabulary';
import { invitationStatuses, partnerRoles } from '@gatehouse/policy';
import { readLinkId } from '../../ui/link-id.ts';
import { defineList, oneOf } from '../../ui/table/list-definition.ts';

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

/** Open invitations by default; accepted and revoked ones are kept and shown on request. */
export const invitationsList = defineList({
  sortable: invitationSortFields,
  defaultSort: { by: 'email', dir: 'asc' },
  filters: { status: oneOf(invitationStatuses, ['pending', 'expired']) },
});

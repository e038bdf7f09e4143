import { readLinkId } from '../../ui/link-id.ts';
import { listSearch, type ListSearch } from '../../ui/table/list-search.ts';
import { invitationsList, membersList } from './team-lists.ts';

export interface TeamSearch {
  /** The invite dialog is open. */
  invite?: true | undefined;
}

export type MembersSearch = ListSearch<(typeof membersList)['filters']> & {
  /** The member whose panel is open. */
  member?: string | undefined;
};

export type InvitationsSearch = ListSearch<(typeof invitationsList)['filters']>;

export function readTeamSearch(raw: Record<string, unknown>): TeamSearch {
  return { invite: raw['invite'] === true || raw['invite'] === 'true' ? true : undefined };
}

export function readMembersSearch(raw: Record<string, unknown>): MembersSearch {
  return { ...listSearch(membersList, raw), member: readLinkId(raw['member']) };
}

export function readInvitationsSearch(raw: Record<string, unknown>): InvitationsSearch {
  return listSearch(invitationsList, raw);
}

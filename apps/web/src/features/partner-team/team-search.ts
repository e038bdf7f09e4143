import { listSearch, type ListSearch } from '../../ui/table/list-search.ts';
import { invitationsList, membersList } from './team-lists.ts';

export interface TeamSearch {
  /** The invite dialog is open. */
  invite?: true | undefined;
}

export type MembersSearch = ListSearch<(typeof membersList)['filters']> & {
  /** Whose panel is open. */
  member?: string | undefined;
};

export type InvitationsSearch = ListSearch<(typeof invitationsList)['filters']>;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readTeamSearch(raw: Record<string, unknown>): TeamSearch {
  return { invite: raw['invite'] === true || raw['invite'] === 'true' ? true : undefined };
}

export function readMembersSearch(raw: Record<string, unknown>): MembersSearch {
  const member = raw['member'];
  return {
    ...listSearch(membersList, raw),
    member: typeof member === 'string' && uuid.test(member) ? member.toLowerCase() : undefined,
  };
}

export function readInvitationsSearch(raw: Record<string, unknown>): InvitationsSearch {
  return listSearch(invitationsList, raw);
}

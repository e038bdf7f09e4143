import { readLinkId } from '../../ui/link-id.ts';
import { listSearch, type ListSearch } from '../../ui/table/list-search.ts';
import { clientUsersList } from './client-user-lists.ts';

export type ClientUsersSearch = ListSearch<(typeof clientUsersList)['filters']> & {
  /** Whose panel is open: somebody's, or an invitation's. */
  person?: string | undefined;
  /** The invite dialog is open. */
  invite?: true | undefined;
};

/** The part of a page's link that is about the list of users. */
export function readClientUsersSearch(raw: Record<string, unknown>): ClientUsersSearch {
  return {
    ...listSearch(clientUsersList, raw),
    person: readLinkId(raw['person']),
    invite: raw['invite'] === true || raw['invite'] === 'true' ? true : undefined,
  };
}

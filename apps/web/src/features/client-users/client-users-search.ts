import { readLinkId } from '../../ui/link-id.ts';
import { listSearch, type ListSearch } from '../../ui/table/list-search.ts';
import { clientUsersList } from './client-user-lists.ts';

export type ClientUsersSearch = ListSearch<(typeof clientUsersList)['filters']> & {
  /** The person or invitation whose panel is open. */
  person?: string | undefined;
  /** The invite dialog is open. */
  invite?: true | undefined;
};

/** The part of a page's link that concerns the list of users. */
export function readClientUsersSearch(raw: Record<string, unknown>): ClientUsersSearch {
  return {
    ...listSearch(clientUsersList, raw),
    person: readLinkId(raw['person']),
    invite: raw['invite'] === true || raw['invite'] === 'true' ? true : undefined,
  };
}

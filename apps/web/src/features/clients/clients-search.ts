import { maxSearchLength } from '@gatehouse/core/platform/vocabulary';
import { clientRoles, type ClientRole } from '@gatehouse/policy';
import { readLinkId } from '../../ui/link-id.ts';
import { listSearch, type ListSearch } from '../../ui/table/list-search.ts';
import { readClientUsersSearch, type ClientUsersSearch } from '../client-users/client-users-search.ts';
import { clientsList } from './client-lists.ts';

export type ClientsSearch = ListSearch<(typeof clientsList)['filters']> & {
  /** The client whose panel is open. */
  client?: string | undefined;
  /** The dialog that adds a client is open. */
  add?: true | undefined;
};

/** All views but the overview, which is the bare link. */
const views = ['users', 'permissions', 'staff', 'not-self-service'] as const;

/** `q` is the search among the users or among the staff. */
export interface ClientSearch extends ClientUsersSearch {
  tab?: (typeof views)[number] | undefined;
  /** The profile is being edited. */
  edit?: true | undefined;
}

const isOn = (value: unknown) => (value === true || value === 'true' ? true : undefined);

export function readClientsSearch(raw: Record<string, unknown>): ClientsSearch {
  return { ...listSearch(clientsList, raw), client: readLinkId(raw['client']), add: isOn(raw['add']) };
}

/** The role that the preview shows the portal for. */
export interface PreviewSearch {
  as?: ClientRole | undefined;
}

export function readPreviewSearch(raw: Record<string, unknown>): PreviewSearch {
  return { as: clientRoles.find((role) => role === raw['as']) };
}

/** Each view keeps only its own parameters. */
export function readClientSearch(raw: Record<string, unknown>): ClientSearch {
  const tab = views.find((view) => view === raw['tab']);
  if (tab === undefined) return { edit: isOn(raw['edit']) };
  if (tab === 'users') return { tab, ...readClientUsersSearch(raw) };
  return { tab, q: tab === 'staff' ? textIn(raw['q']) : undefined };
}

/** Routers read `?q=42` as a number, but it was typed as text. */
function textIn(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return text.slice(0, maxSearchLength) || undefined;
}

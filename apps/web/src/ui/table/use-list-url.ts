import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { onThisPage } from '../on-this-page.ts';
import {
  firstPlace,
  nextPlace,
  previousPlace,
  readTrail,
  type CursorTrail,
  type Place,
} from './cursor-trail.ts';
import type { FilterRules, ListDefinition, ListState, Sort } from './list-definition.ts';
import { readList, writeList } from './list-search.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    listTrail?: CursorTrail;
  }
}

export interface ListUrl<S extends string = string, F extends FilterRules = FilterRules> {
  readonly definition: ListDefinition<S, F>;
  readonly state: ListState<S, F>;
  readonly place: Place;
  readonly setText: (text: string) => void;
  readonly setSort: (by: string, dir: Sort['dir']) => void;
  readonly setSize: (size: number) => void;
  readonly setFilter: (key: string, values: readonly string[]) => void;
  readonly clear: () => void;
  readonly toFirst: () => void;
  readonly toPrevious: () => void;
  readonly toNext: (nextCursor: string) => void;
  /** Called when the link's cursor is no longer valid: shows the first page without adding a history entry. */
  readonly giveUpCursor: () => void;
}

export type ListUrlOf<D> = D extends ListDefinition<infer S, infer F> ? ListUrl<S, F> : never;

/** The state of the list on this page. The address alone holds it: Back works, and a pasted link shows the same list. */
export function useListUrl<S extends string, F extends FilterRules>(
  definition: ListDefinition<S, F>,
): ListUrl<S, F> {
  const search = useSearch({ strict: false });
  const trail = useLocation({ select: ({ state }) => state.listTrail });
  const navigate = useNavigate();

  return useMemo(() => {
    const state = readList(definition, search);
    const place = { cursor: state.cursor, trail: readTrail(trail) };

    const go = (change: Record<string, unknown>, to: Place, replace = false) =>
      void navigate({
        to: '.',
        search: (now: Record<string, unknown>) => {
          const next = readList(definition, { ...now, ...change });
          return onThisPage({ ...now, ...writeList(definition, { ...next, cursor: to.cursor }) });
        },
        state: { listTrail: to.trail },
        replace,
        resetScroll: false,
      });
    /** A change of the list's content starts at the first page. */
    const change = (what: Record<string, unknown>, replace = false) => go(what, firstPlace, replace);

    return {
      definition,
      state,
      place,
      // All letters of one search are one history entry.
      setText: (text) => change({ q: text }, state.text !== '' && text !== ''),
      setSort: (by, dir) => change({ sort: dir === 'desc' ? `-${by}` : by }),
      setSize: (size) => change({ size }),
      setFilter: (key, values) => change({ [key]: values.join(',') }),
      clear: () =>
        change({ q: '', ...Object.fromEntries(Object.keys(definition.filters).map((key) => [key, ''])) }),
      toFirst: () => go({}, firstPlace),
      toPrevious: () => go({}, previousPlace(place) ?? firstPlace),
      toNext: (nextCursor) => go({}, nextPlace(place, nextCursor)),
      giveUpCursor: () => go({}, firstPlace, true),
    };
  }, [definition, search, trail, navigate]);
}

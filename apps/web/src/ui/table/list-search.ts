import { defaultPageSize, maxSearchLength } from '@gatehouse/core/platform/vocabulary';
import {
  pageSizes,
  type FilterRules,
  type FilterValues,
  type ListDefinition,
  type ListState,
  type Sort,
} from './list-definition.ts';

/**
 * The state of a list in its link: short, flat, only what differs from the default. Filters have their own keys, with comma-separated
 * values.
 */
export type ListSearch<F extends FilterRules = FilterRules> = {
  q?: string | undefined;
  sort?: string | undefined;
  size?: number | undefined;
  after?: string | undefined;
} & { [K in keyof F]?: string | undefined };

type Raw = Readonly<Record<string, unknown>>;

/** Reads a link. Unknown values are ignored silently: an old or mistyped link still shows a list. */
export function readList<S extends string, F extends FilterRules>(
  definition: ListDefinition<S, F>,
  raw: Raw,
): ListState<S, F> {
  return {
    text: asText(raw['q']).slice(0, maxSearchLength),
    sort: readSort(definition, asText(raw['sort'])),
    size: pageSizes.find((size) => String(size) === asText(raw['size'])) ?? defaultPageSize,
    cursor: asText(raw['after']) || undefined,
    filters: readFilters(definition.filters, raw),
  };
}

/** The link of a state. `writeList(readList(link))` is the link without everything unknown or default. */
export function writeList<S extends string, F extends FilterRules>(
  definition: ListDefinition<S, F>,
  state: ListState<S, F>,
): ListSearch<F> {
  const { defaultSort } = definition;
  const usualSort = state.sort.by === defaultSort.by && state.sort.dir === defaultSort.dir;
  const search: Record<string, string | number | undefined> = {
    q: state.text || undefined,
    sort: usualSort ? undefined : writeSort(state.sort),
    size: state.size === defaultPageSize ? undefined : state.size,
    after: state.cursor,
  };
  for (const [key, rule] of Object.entries(definition.filters)) {
    const chosen = state.filters[key] ?? [];
    search[key] = sameSet(chosen, rule.preset) ? undefined : chosen.join(',');
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the list's own and those of its filters
  return search as ListSearch<F>;
}

/** The `validateSearch` of a route that shows this list. */
export function listSearch<S extends string, F extends FilterRules>(
  definition: ListDefinition<S, F>,
  raw: Raw,
) {
  return writeList(definition, readList(definition, raw));
}

/** True when neither a search nor a filter is set: an empty list then means that nothing exists. */
export function isUnfiltered<S extends string, F extends FilterRules>(
  definition: ListDefinition<S, F>,
  state: ListState<S, F>,
): boolean {
  const rules = Object.entries(definition.filters);
  return state.text === '' && rules.every(([key, rule]) => sameSet(state.filters[key] ?? [], rule.preset));
}

export function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value) => right.includes(value));
}

/** Routers read `?q=42` as a number, but it was typed as text. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

const writeSort = (sort: Sort) => (sort.dir === 'desc' ? `-${sort.by}` : sort.by);

function readSort<S extends string, F extends FilterRules>(
  definition: ListDefinition<S, F>,
  text: string,
): Sort<S> {
  const wanted = text.startsWith('-') ? text.slice(1) : text;
  const by = definition.sortable.find((field) => field === wanted);
  return by === undefined ? definition.defaultSort : { by, dir: text.startsWith('-') ? 'desc' : 'asc' };
}

function readFilters<F extends FilterRules>(rules: F, raw: Raw): FilterValues<F> {
  const read = Object.entries(rules).map(([key, rule]) => {
    const known = [...new Set(asText(raw[key]).split(','))].filter(rule.accepts);
    return [key, known.length === 0 || sameSet(known, rule.preset) ? rule.preset : known];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the rules, the values passed them
  return Object.fromEntries(read) as FilterValues<F>;
}

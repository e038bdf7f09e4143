export interface Sort<S extends string = string> {
  readonly by: S;
  readonly dir: 'asc' | 'desc';
}

/** The values a filter accepts from a link, and its values when the link has none. */
export interface FilterRule<V extends string = string> {
  readonly accepts: (value: string) => value is V;
  readonly preset: readonly V[];
}

export type FilterRules = Readonly<Record<string, FilterRule>>;
export type FilterValue<R> = R extends FilterRule<infer V> ? V : never;
export type FilterValues<F extends FilterRules> = { readonly [K in keyof F]: readonly FilterValue<F[K]>[] };

/** What can be requested of a list. Link, request and controls are derived from it, so they cannot disagree. */
export interface ListDefinition<S extends string = string, F extends FilterRules = FilterRules> {
  readonly sortable: readonly S[];
  readonly defaultSort: Sort<S>;
  readonly filters: F;
}

/** The current state of a list. */
export interface ListState<S extends string = string, F extends FilterRules = FilterRules> {
  readonly text: string;
  readonly sort: Sort<S>;
  readonly size: number;
  readonly cursor: string | undefined;
  readonly filters: FilterValues<F>;
}

export const pageSizes = [25, 50, 100] as const;

export function defineList<const S extends string, F extends FilterRules>(
  definition: ListDefinition<S, F>,
): ListDefinition<S, F> {
  return definition;
}

/** A filter over a closed vocabulary. */
export function oneOf<const V extends string>(
  values: readonly V[],
  preset: readonly V[] = [],
): FilterRule<V> {
  return { accepts: (value): value is V => values.some((known) => known === value), preset };
}

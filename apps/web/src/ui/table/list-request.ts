import type { FilterRules, FilterValue, ListDefinition, ListState, Sort } from './list-definition.ts';

export type ListRequest<S extends string, F extends FilterRules> = {
  sort: Sort<S>;
  limit: number;
  search?: string;
  cursor?: string;
  count?: 'exact';
} & { [K in keyof F]?: FilterValue<F[K]>[] };

export type ListRequestOf<D> = D extends ListDefinition<infer S, infer F> ? ListRequest<S, F> : never;

/** The input of the list's query (CONTRACT §2). A filter that is not set is not sent: the server's default applies. */
export function listRequest<S extends string, F extends FilterRules>(
  definition: ListDefinition<S, F>,
  state: ListState<S, F>,
): ListRequest<S, F> {
  const chosen = Object.keys(definition.filters).flatMap((key) => {
    const values = state.filters[key] ?? [];
    return values.length > 0 ? [[key, [...values]] as const] : [];
  });
  const request = {
    sort: state.sort,
    limit: state.size,
    ...(state.text === '' ? {} : { search: state.text }),
    ...(state.cursor === undefined ? {} : { cursor: state.cursor }),
    ...Object.fromEntries(chosen),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys and values come from the definition's own rules
  return request as ListRequest<S, F>;
}

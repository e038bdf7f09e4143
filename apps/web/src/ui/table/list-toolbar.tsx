import type { ReactNode } from 'react';
import { FilterChips } from './filter-chips.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { sameSet } from './list-search.ts';
import type { FilterChoice, ListLabels } from './list-labels.ts';
import { SearchField } from './search-field.tsx';
import classes from './toolbar.module.css';
import type { ListUrl } from './use-list-url.ts';

interface Props {
  readonly list: ListUrl;
  readonly words: ListLabels;
  readonly filters: readonly FilterChoice[];
  /** Cards instead of a table: everything but the search moves into one sheet. */
  readonly narrow: boolean;
  readonly sortable: readonly { readonly id: string; readonly label: string }[];
  readonly results: ReactNode;
}

export function ListToolbar({ list, words, filters, narrow, sortable, results }: Props) {
  const { definition, state } = list;
  return (
    <div className={classes.toolbar} data-narrow={narrow || undefined}>
      <SearchField label={words.searchLabel} text={state.text} onSearch={list.setText} />
      {narrow ? (
        <FilterSheet list={list} filters={filters} sortable={sortable} />
      ) : (
        filters.map((filter) => (
          <FilterMenu
            key={filter.key}
            filter={filter}
            chosen={state.filters[filter.key] ?? []}
            usual={sameSet(state.filters[filter.key] ?? [], definition.filters[filter.key]?.preset ?? [])}
            onChange={(values) => list.setFilter(filter.key, values)}
          />
        ))
      )}
      {results}
      <FilterChips
        definition={definition}
        state={state}
        filters={filters}
        onFilter={list.setFilter}
        onClear={list.clear}
      />
    </div>
  );
}

import type { ReactNode } from 'react';
import { FilterChips } from './filter-chips.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { sameSet } from './list-search.ts';
import type { FilterChoice, ListWords } from './list-words.ts';
import { SearchField } from './search-field.tsx';
import classes from './toolbar.module.css';
import type { ListUrl } from './use-list-url.ts';

interface Props {
  readonly list: ListUrl;
  readonly words: ListWords;
  readonly filters: readonly FilterChoice[];
  /** The sort picker, where the list has no heads. */
  readonly sort: ReactNode;
  readonly results: ReactNode;
}

export function ListToolbar({ list, words, filters, sort, results }: Props) {
  const { definition, state } = list;
  return (
    <div className={classes.toolbar}>
      <SearchField label={words.searchLabel} text={state.text} onSearch={list.setText} />
      {filters.map((filter) => (
        <FilterMenu
          key={filter.key}
          filter={filter}
          chosen={state.filters[filter.key] ?? []}
          usual={sameSet(state.filters[filter.key] ?? [], definition.filters[filter.key]?.preset ?? [])}
          onChange={(values) => list.setFilter(filter.key, values)}
        />
      ))}
      {sort}
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

import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListDefinition, ListState } from './list-definition.ts';
import { sameSet } from './list-search.ts';
import type { FilterChoice } from './list-labels.ts';
import classes from './toolbar.module.css';

interface Props {
  readonly definition: ListDefinition;
  readonly state: ListState;
  readonly filters: readonly FilterChoice[];
  readonly onFilter: (key: string, values: readonly string[]) => void;
  readonly onClear: () => void;
}

/** The filters that differ from the default. Each can be removed separately, or all with one click. */
export function FilterChips({ definition, state, filters, onFilter, onClear }: Props) {
  const { t } = useTranslation('table');
  // The search is cleared in its own field. Alone it gets no line here: the line would push the table down while the reader types.
  const usual = filters.every(({ key }) =>
    sameSet(state.filters[key] ?? [], definition.filters[key]?.preset ?? []),
  );
  if (usual) return null;
  return (
    <div className={classes.chips}>
      {filters.flatMap(({ key, label, options }) => {
        const chosen = state.filters[key] ?? [];
        if (sameSet(chosen, definition.filters[key]?.preset ?? [])) return [];
        return chosen.map((value) => {
          const words = {
            what: label,
            value: options.find((option) => option.value === value)?.label ?? value,
          };
          return (
            <button
              key={`${key} ${value}`}
              type="button"
              className={classes.chip}
              aria-label={t('removeFilter', words)}
              onClick={() =>
                onFilter(
                  key,
                  chosen.filter((other) => other !== value),
                )
              }
            >
              {t('chip', words)}
              <IconX size={14} aria-hidden />
            </button>
          );
        });
      })}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        {t('clearAll')}
      </Button>
    </div>
  );
}

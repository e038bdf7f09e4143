import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Sort } from './list-definition.ts';

interface Props {
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly sort: Sort;
  readonly onSort: (by: string, dir: Sort['dir']) => void;
}

/** For cards, which have no column heads to sort by. */
export function SortPicker({ columns, sort, onSort }: Props) {
  const { t } = useTranslation('table');
  const options = columns.flatMap(({ id, label }) => [
    { value: id, label: t('sortChoice', { what: label, direction: t('ascending') }) },
    { value: `-${id}`, label: t('sortChoice', { what: label, direction: t('descending') }) },
  ]);
  return (
    <NativeSelect
      label={t('sortBy')}
      data={options}
      value={sort.dir === 'desc' ? `-${sort.by}` : sort.by}
      onChange={({ currentTarget: { value } }) =>
        value.startsWith('-') ? onSort(value.slice(1), 'desc') : onSort(value, 'asc')
      }
    />
  );
}

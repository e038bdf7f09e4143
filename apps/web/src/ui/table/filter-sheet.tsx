import { Button, Checkbox, CloseButton, Drawer, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEscapeLayer } from '../confirm/escape-layers.ts';
import classes from './filter-sheet.module.css';
import { sameSet } from './list-search.ts';
import type { FilterChoice } from './list-labels.ts';
import { SortPicker } from './sort-picker.tsx';
import toolbar from './toolbar.module.css';
import type { ListUrl } from './use-list-url.ts';

interface Props {
  readonly list: ListUrl;
  readonly filters: readonly FilterChoice[];
  readonly sortable: readonly { readonly id: string; readonly label: string }[];
}

/** Sort order and filters of a list on a small screen: one button opens one sheet from below. Each choice applies immediately. */
export function FilterSheet({ list, filters, sortable }: Props) {
  const { t } = useTranslation(['table', 'common']);
  const [opened, { open, close }] = useDisclosure(false);
  const { definition, state } = list;
  useEscapeLayer(opened, close, true);
  const changed = filters.filter(
    ({ key }) => !sameSet(state.filters[key] ?? [], definition.filters[key]?.preset ?? []),
  ).length;
  return (
    <>
      <Button
        variant="default"
        className={toolbar.filter}
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t('filterAndSort')}
        {changed > 0 && <span className={toolbar.chosenCount}>{changed}</span>}
      </Button>
      <Drawer.Root opened={opened} onClose={close} position="bottom" size="auto" closeOnEscape={false}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('filterAndSort')} className={classes.sheet}>
          <Drawer.Body className={classes.body}>
            <Group justify="space-between">
              <strong className={classes.title}>{t('filterAndSort')}</strong>
              <CloseButton aria-label={t('common:close')} onClick={close} />
            </Group>
            <SortPicker columns={sortable} sort={state.sort} onSort={list.setSort} />
            {filters.map(({ key, label, options }) => (
              <Checkbox.Group
                key={key}
                label={label}
                value={[...(state.filters[key] ?? [])]}
                onChange={(values) => list.setFilter(key, values)}
              >
                <div className={classes.choices}>
                  {options.map((option) => (
                    <Checkbox key={option.value} value={option.value} label={option.label} />
                  ))}
                </div>
              </Checkbox.Group>
            ))}
            <Button fullWidth onClick={close}>
              {t('showResults')}
            </Button>
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </>
  );
}

import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FilterChoice } from './list-labels.ts';
import classes from './toolbar.module.css';

interface Props {
  readonly filter: FilterChoice;
  readonly chosen: readonly string[];
  /** True for the default, which has no chip. The button then names it. */
  readonly usual: boolean;
  readonly onChange: (values: string[]) => void;
}

export function FilterMenu({ filter, chosen, usual, onChange }: Props) {
  const { t, i18n } = useTranslation('table');
  const what = filter.label;
  const names = filter.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const list = new Intl.ListFormat(i18n.language, { type: 'unit', style: 'short' }).format(names);
  // The column's name alone would equal the name of its head, which sorts by it. The visible text of the button is part of its accessible
  // name.
  const shown = usual || chosen.length === 0 ? what : `${what} ${chosen.length}`;
  const nameOf = () => `${t('filterBy', { what: shown })}${names.length > 0 ? `: ${list}` : ''}`;
  return (
    <Menu position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          className={classes.filter}
          title={t('filterBy', { what })}
          aria-label={nameOf()}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {usual && names.length > 0 ? t('chip', { what, value: list }) : what}
          {!usual && ' '}
          {!usual && <span className={classes.chosenCount}>{chosen.length}</span>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.options ?? ''}>
        <Menu.CheckboxGroup
          value={[...chosen]}
          onChange={(values) => onChange(filter.single ? values.slice(-1) : values)}
        >
          {filter.options.map(({ value, label }) => (
            <Menu.CheckboxItem key={value} value={value}>
              {label}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

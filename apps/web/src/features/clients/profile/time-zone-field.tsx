import { Select, type ComboboxItem, type ComboboxParsedItem } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import scrolling from '../../../ui/select-options.module.css';
import { timeIn, zoneName } from '../time-zone.ts';
import classes from './profile-form.module.css';
import { matchingZones, zoneChoices, type ZoneChoice } from './time-zones.ts';
import type { ProfileForm } from './use-profile-form.ts';

/** A few hundred zones, found by place or by what people call them, each with the time there. */
export function TimeZoneField({ form }: { form: ProfileForm }) {
  const { t, i18n } = useTranslation('clients');
  const { language } = i18n;
  // What the list says costs a tenth of a second: not before somebody looks.
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const { timezone } = form.values;
  const looked = openedAt !== null;
  const choices = useMemo<ZoneChoice[]>(
    () =>
      looked
        ? zoneChoices(timezone, language)
        : [{ value: timezone, label: zoneName(timezone), spoken: '' }].filter(({ value }) => value !== ''),
    [looked, timezone, language],
  );
  const spokenOf = useMemo(() => new Map(choices.map(({ value, spoken }) => [value, spoken])), [choices]);
  const { onChange, ...rest } = form.getInputProps('timezone');

  const option = ({ option: { value, label } }: { option: ComboboxItem }) => (
    <span className={classes.zone}>
      <span className={classes.zoneName}>
        {label}
        <span className={classes.spoken}>{spokenOf.get(value)}</span>
      </span>
      <span className={classes.time}>{timeIn(value, openedAt ?? 0, language)}</span>
    </span>
  );

  return (
    <Select
      label={t('field.timezone')}
      description={t('form.zoneHelp')}
      placeholder={t('form.zoneSearch')}
      nothingFoundMessage={t('form.zoneNothing')}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      openOnFocus={false}
      withAlignedLabels={false}
      withScrollArea={false}
      classNames={{ options: scrolling.options ?? '' }}
      comboboxProps={{ shadow: 'md' }}
      data={choices.map(({ value, label }) => ({ value, label }))}
      filter={({ options, search }) => fitting(options, search, spokenOf)}
      renderOption={option}
      onDropdownOpen={() => setOpenedAt(Date.now())}
      {...rest}
      onChange={(zone) => onChange(zone ?? '')}
    />
  );
}

/** The whole list while nothing is typed: the field shows the chosen zone, which is no search. */
function fitting(options: ComboboxParsedItem[], search: string, spokenOf: ReadonlyMap<string, string>) {
  const items = options.filter((item): item is ComboboxItem => 'value' in item);
  if (items.some(({ label }) => label === search)) return options;
  return matchingZones(
    items.map((item) => ({ ...item, spoken: spokenOf.get(item.value) ?? '' })),
    search,
  );
}

import { Select, type ComboboxItem, type ComboboxParsedItem, type SelectProps } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import scrolling from '../select-options.module.css';
import classes from './time-zone-field.module.css';
import { timeIn, zoneName } from './time-zone.ts';
import { matchingZones, zoneChoices, type ZoneChoice } from './time-zones.ts';

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (zone: string) => void;
  /** The label for no zone, as a separate choice at the top. */
  readonly none?: string;
}

const nothingElse = { spoken: '', also: '', offset: Number.NaN };

/** A few hundred zones, searchable by place, country, offset or common name, each with its present time. */
export function TimeZoneField({ value, onChange, none, ...rest }: Props) {
  const { t, i18n } = useTranslation('time-zone');
  const { language } = i18n;
  // Building the list takes a tenth of a second, so it is built when the field is opened.
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const looked = openedAt !== null;
  const choices = useMemo<ZoneChoice[]>(
    () => [
      ...(none === undefined ? [] : [{ value: '', label: none, ...nothingElse }]),
      ...(looked
        ? zoneChoices(value, language)
        : [{ value, label: zoneName(value), ...nothingElse }].filter((zone) => zone.value !== '')),
    ],
    [none, looked, value, language],
  );
  const byValue = useMemo(() => new Map(choices.map((zone) => [zone.value, zone])), [choices]);
  const input = useRef<HTMLInputElement>(null);
  // The field shows the chosen zone, which is not a search: the first letter typed replaces it, after a click as after Tab.
  const open = () => {
    setOpenedAt(Date.now());
    if (input.current?.value === byValue.get(value)?.label) input.current?.select();
  };

  const option = ({ option: { value: zone, label } }: { option: ComboboxItem }) => (
    <span className={classes.zone}>
      <span className={classes.zoneName}>
        {label}
        <span className={classes.spoken}>{byValue.get(zone)?.spoken}</span>
      </span>
      {zone !== '' && <span className={classes.time}>{timeIn(zone, openedAt ?? 0, language)}</span>}
    </span>
  );

  return (
    <Select
      placeholder={t('search')}
      nothingFoundMessage={t('nothing')}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      openOnFocus={false}
      withAlignedLabels={false}
      withScrollArea={false}
      classNames={{ options: scrolling.options ?? '' }}
      comboboxProps={{ shadow: 'md' }}
      data={choices.map((zone) => ({ value: zone.value, label: zone.label }))}
      filter={({ options, search }) => fitting(options, search, byValue)}
      renderOption={option}
      ref={input}
      onFocus={(event) => event.currentTarget.select()}
      onDropdownOpen={open}
      value={value === '' && none === undefined ? null : value}
      onChange={(zone) => onChange(zone ?? '')}
      {...rest}
    />
  );
}

/** Shows the whole list until something is typed: the chosen zone in the field is not a search. */
function fitting(options: ComboboxParsedItem[], search: string, byValue: ReadonlyMap<string, ZoneChoice>) {
  const items = options.filter((item): item is ComboboxItem => 'value' in item);
  if (items.some(({ label }) => label === search)) return options;
  return matchingZones(
    items.map((item) => ({ ...nothingElse, ...byValue.get(item.value), ...item })),
    search,
  );
}

import { Select } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import scrolling from '../../../ui/select-options.module.css';
import classes from './hand-over.module.css';
import type { LeftClient, Successor } from './successor.ts';
import { useSuccessors } from './use-successors.ts';

interface Props {
  readonly client: LeftClient;
  /** The leaving member, who is therefore not offered. */
  readonly leaving: string;
  readonly chosen: Successor | null;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly focused: boolean;
  readonly onChoose: (successor: Successor) => void;
}

/** Chooses who takes over one client: first the members assigned already, then all other active members, found on the server. */
export function SuccessorField({ client, leaving, chosen, error, disabled, focused, onChoose }: Props) {
  const { t } = useTranslation('clients');
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  // The chosen name is in the field, but is not a search.
  const { already, others, settled, failed } = useSuccessors(
    client.id,
    leaving,
    typed === chosen?.name ? '' : typed,
  );
  const [opened, setOpened] = useState(false);
  const known = [...already, ...others];
  const kept = chosen && !known.some(({ memberId }) => memberId === chosen.memberId) ? [chosen] : [];
  const items = (people: readonly Successor[]) =>
    people.map(({ memberId, name }) => ({ value: memberId, label: name }));

  return (
    <Select
      ref={field}
      label={t('handOver.to', { client: client.businessName })}
      placeholder={t('handOver.placeholder')}
      nothingFoundMessage={t(failed ? 'handOver.searchFailed' : 'handOver.nobody')}
      searchable
      // Never preselects a member of an earlier answer: the first one is preselected once the answer to the typed text has arrived.
      selectFirstOptionOnChange={settled}
      allowDeselect={false}
      disabled={disabled}
      error={error}
      data-autofocus={focused || undefined}
      openOnFocus={false}
      data={[
        { group: t('handOver.already'), items: items([...kept, ...already]) },
        { group: t('handOver.others'), items: items(others) },
      ].filter(({ items: people }) => people.length > 0)}
      // The server has searched, by address as well.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      // Enter chooses here. It must not submit the form while the list is open.
      onKeyDown={(event) => opened && event.key === 'Enter' && event.preventDefault()}
      value={chosen?.memberId ?? null}
      onChange={(memberId) => {
        const successor = [...kept, ...known].find((person) => person.memberId === memberId);
        if (successor) onChoose(successor);
      }}
      renderOption={({ option: { value, label } }) => (
        <span>
          {label}
          <span className={classes.address}>{known.find(({ memberId }) => memberId === value)?.email}</span>
        </span>
      )}
      withScrollArea={false}
      classNames={{ options: scrolling.options ?? '' }}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import scrolling from '../../../ui/select-options.module.css';
import classes from './member-overview.module.css';
import type { NamedClient } from './use-member-assignments.ts';

interface Props {
  readonly member: MemberRow;
  readonly onAssign: (client: NamedClient) => Promise<void>;
}

const typingPause = 250;

/** Any client of the partner, found on the server. Choosing one assigns it. */
export function AssignClient({ member, onAssign }: Props) {
  const { t } = useTranslation('partner-team');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [search] = useDebouncedValue(typed.trim(), typingPause);
  const { data } = trpc.clients.list.useQuery(search === '' ? {} : { search }, {
    placeholderData: keepPreviousData,
  });
  const clients = data?.items ?? [];
  return (
    <Select
      className={classes.assign ?? ''}
      label={t('access.assign', { name: member.name || member.email })}
      placeholder={t('access.assignPlaceholder')}
      nothingFoundMessage={t('access.assignNothing')}
      searchable
      disabled={busy}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={clients.map(({ id, businessName }) => ({ value: id, label: businessName }))}
      // The server has searched, by client ID and domain as well.
      filter={({ options }) => options}
      onChange={(id) => {
        const client = clients.find((one) => one.id === id);
        if (!client) return;
        setBusy(true);
        setTyped('');
        void onAssign(client).finally(() => setBusy(false));
      }}
      withScrollArea={false}
      classNames={{ options: scrolling.options ?? '' }}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

import type { AssignmentRow, ClientRow } from '@gatehouse/core/clients/contract';
import { Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { trpc } from '../../../trpc.ts';
import { TextLink } from '../../../ui/button-link.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useClientRights } from '../client-rights.ts';
import { needsContact } from '../staff/needs-contact.ts';
import { StaffPerson } from '../staff/staff-person.tsx';
import classes from './client-summary.module.css';

/** How many fit into the panel. The page shows all. */
const shown = 6;

/** The members assigned to the client, support contacts first. */
export function ClientPeople({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const { manages } = useClientRights('clients.assign');
  const people = trpc.clients.assignments.useQuery({ clientId: client.id, count: 'exact' });
  const { data } = people;
  if (!data) {
    if (!people.error) return <Skeleton height={32} width="70%" />;
    return (
      <ProblemPanel
        title={t('panel.peopleFailed')}
        error={people.error}
        onRetry={() => void people.refetch()}
        retrying={people.isFetching}
      />
    );
  }
  const first = data.items.toSorted(contactsFirst).slice(0, shown);
  const more = (data.total ?? data.items.length) - first.length;
  return (
    <>
      {needsContact(client, data) && (
        <Notice tone="warning" icon={IconAlertTriangle}>
          {t('panel.noContact')}
        </Notice>
      )}
      {first.length === 0 && !client.requiresSupportContact && (
        <p className={classes.note}>{t('panel.nobody')}</p>
      )}
      <ul className={classes.people} aria-label={t('panel.people')}>
        {first.map((person) => (
          <li key={person.memberId}>
            <StaffPerson person={person} />
          </li>
        ))}
      </ul>
      <p className={`${classes.note} ${classes.below}`}>
        <TextLink to="/clients/$clientId" params={{ clientId: client.id }} search={{ tab: 'staff' }} inherit>
          {manages ? t('action.assign') : t('page.tab.staff')}
        </TextLink>
        {more > 0 && ` · ${t('panel.more', { count: more })}`}
      </p>
    </>
  );
}

const contactsFirst = (one: AssignmentRow, other: AssignmentRow) =>
  Number(other.supportContact) - Number(one.supportContact);

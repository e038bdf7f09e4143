import type { ClientRow } from '@gatehouse/core/clients/contract';
import { getRouteApi } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { Notice } from '../../../ui/notice.tsx';
import { SearchField } from '../../../ui/table/search-field.tsx';
import { useSession } from '../../auth/use-session.ts';
import { useClientRights } from '../client-rights.ts';
import { AssignedList } from './assigned-list.tsx';
import { EligibleList } from './eligible-list.tsx';
import { needsContact } from './needs-contact.ts';
import classes from './staff.module.css';
import { useAssignmentActs } from './use-assignment-acts.ts';

const route = getRouteApi('/shell/clients/$clientId');

/** One search over the whole team: every match is assigned already or can be. */
export function StaffTab({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const organisation = useSession()?.organisation?.name ?? '';
  const { manages } = useClientRights('clients.assign');
  const { q: text = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const acts = useAssignmentActs(client);
  const everybody = trpc.clients.assignments.useQuery({ clientId: client.id });

  const search = (q: string) =>
    void navigate({
      search: (now) => ({ ...now, q: q || undefined }),
      replace: text !== '' && q !== '',
      resetScroll: false,
    });

  return (
    <>
      {!manages && <p>{t('staff.reader', { organisation })}</p>}
      {manages && everybody.data && needsContact(client, everybody.data) && (
        <div className={classes.notice}>
          <Notice tone="warning" icon={IconAlertTriangle}>
            {t('staff.needsContact', { client: client.businessName })}
          </Notice>
        </div>
      )}
      <div className={classes.search}>
        <SearchField label={t('staff.search')} text={text} onSearch={search} />
      </div>
      {acts.refused !== null && (
        <div className={classes.notice}>
          <Notice tone="danger" role="alert">
            {acts.refused}
          </Notice>
        </div>
      )}
      <div className={classes.lists} data-alone={!manages || undefined}>
        <AssignedList client={client} text={text} acts={acts} />
        {manages && <EligibleList client={client} text={text} acts={acts} />}
      </div>
    </>
  );
}

import { clientStatuses } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PeopleDrawing } from '../../ui/drawings.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { useSession } from '../auth/use-session.ts';
import { ClientUsers } from '../client-users/client-users.tsx';
import { managesUsers, useUsersAccess } from './users-access.ts';

/** The people of the reader's own client. A role that does not manage them reads who does. */
export function UsersPage() {
  const { t } = useTranslation('portal');
  const session = useSession();
  const access = useUsersAccess();
  const organisation = session?.organisation;
  const status = clientStatuses.find((known) => known === organisation?.status);
  if (!organisation || !status) return null;
  if (!managesUsers(access)) {
    return (
      <StatePage
        drawing={<PeopleDrawing />}
        title={t('users.title')}
        action={
          <ButtonLink to="/" variant="default">
            {t('users.home')}
          </ButtonLink>
        }
      >
        <p>{t('people.others')}</p>
      </StatePage>
    );
  }
  return (
    <ClientUsers
      client={{ id: organisation.id, businessName: organisation.name, status }}
      heading={
        <PageHeader
          title={t('users.title')}
          sentence={t('users.sentence', { organisation: organisation.name })}
        />
      }
    />
  );
}

import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PeopleDrawing } from '../../ui/drawings.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePermission } from '../auth/use-permission.ts';
import classes from './client-users.module.css';
import { InviteFirst } from './invite-users.tsx';
import { useUsers } from './users-context.ts';

/**
 * Shown while there are no users. Names first what prevents inviting: the client is closed, or offers no role. Otherwise it reminds
 * administrators to set the permissions first, as long as these are still the defaults.
 */
export function NobodyYet() {
  const { t } = useTranslation('client-users');
  const { client, offering, rights } = useUsers();
  const names = { client: client.businessName };
  const setsPermissions = usePermission('clients.updatePermissions').state === 'allowed';
  if (rights.invite.state === 'absent') {
    return <EmptyState drawing={<PeopleDrawing />} sentence={t('list.emptyReader', names)} />;
  }
  if (rights.invite.state === 'blocked') {
    return (
      <EmptyState drawing={<PeopleDrawing />} title={t('list.empty', names)} sentence={rights.invite.why} />
    );
  }
  if (!setsPermissions || !offering.untouched) {
    return (
      <EmptyState drawing={<PeopleDrawing />} sentence={t('list.empty', names)} action={<InviteFirst />} />
    );
  }
  return (
    <EmptyState
      drawing={<PeopleDrawing />}
      title={t('first.title')}
      sentence={t('first.sentence', names)}
      action={
        <div className={classes.ways}>
          <ButtonLink
            to="/clients/$clientId"
            params={{ clientId: client.id }}
            search={{ tab: 'permissions' }}
          >
            {t('first.set')}
          </ButtonLink>
          <InviteFirst />
        </div>
      }
    />
  );
}

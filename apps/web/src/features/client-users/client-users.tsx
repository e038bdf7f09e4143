import { clientUserStatuses } from '@gatehouse/core/client-users/vocabulary';
import { clientRoles } from '@gatehouse/policy';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Listing } from '../../lists/listing.tsx';
import { PageAction } from '../../shell/page-action.tsx';
import { PagePending } from '../../shell/page-pending.tsx';
import { BehindPanel } from '../../ui/side-panel/behind-panel.tsx';
import { usePanelUrl } from '../../ui/side-panel/use-panel-url.ts';
import { useListUrl } from '../../ui/table/use-list-url.ts';
import { UserDialogs } from './acts/user-dialogs.tsx';
import { clientUsersList } from './client-user-lists.ts';
import classes from './client-users.module.css';
import { InviteUsers } from './invite-users.tsx';
import { useUserColumns } from './list/user-columns.tsx';
import { NoCommunity } from './no-community.tsx';
import { NobodyYet } from './nobody-yet.tsx';
import { UserPanel } from './panel/user-panel.tsx';
import { useClientUsers } from './use-client-users.ts';
import { useReach } from './use-reach.ts';
import { useUserRights } from './user-rights.ts';
import { UsersContext, type UserAct } from './users-context.ts';
import { useOffering, type ClientOfUsers } from './users-place.ts';

interface Props {
  readonly client: ClientOfUsers;
  /** The page's own text above the list, with the invite button beside it. */
  readonly heading?: ReactNode;
}

/**
 * The people of one client and their invitations, in one list: for its partner and for itself, each with what the policy allows. The page's
 * link holds its state; the route reads it with `readClientUsersSearch`. A reader who reaches nobody is told why instead.
 */
export function ClientUsers({ client, heading = null }: Props) {
  const reach = useReach(client.id);
  if (reach === null) return <PagePending />;
  if (reach === 'all') return <UsersList client={client} heading={heading} />;
  return (
    <>
      {heading}
      <NoCommunity organisation={client.businessName} />
    </>
  );
}

function UsersList({ client, heading }: Props) {
  const { t } = useTranslation(['client-users', 'common']);
  const offering = useOffering(client.id);
  const rights = useUserRights(client, offering);
  const list = useListUrl(clientUsersList);
  const page = useClientUsers(list, client.id);
  const panel = usePanelUrl('person');
  const columns = useUserColumns();
  const [act, setAct] = useState<UserAct | null>(null);

  return (
    <UsersContext value={{ client, offering, rights, onAct: (kind, row) => setAct({ kind, row }) }}>
      <BehindPanel covered={panel.id !== undefined}>
        <div className={classes.head}>
          {heading}
          <PageAction>
            <InviteUsers />
          </PageAction>
        </div>
        <Listing
          list={list}
          page={page}
          columns={columns}
          panel={panel}
          filters={[
            {
              key: 'role',
              label: t('field.role'),
              options: clientRoles.map((role) => ({ value: role, label: t(`common:role.${role}`) })),
            },
            {
              key: 'status',
              label: t('field.status'),
              options: clientUserStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
            },
          ]}
          words={{
            caption: t('caption', { client: client.businessName }),
            search: t('list.search'),
            count: (how, found) => t(found ? 'list.found' : 'list.count', how),
            failed: t('list.failed'),
            empty: <NobodyYet />,
          }}
        />
      </BehindPanel>
      <UserPanel panel={panel} answer={page.answer} onShowAll={list.clear} />
      <UserDialogs
        act={act}
        onClose={() => setAct(null)}
        onRemoved={(id) => panel.id === id && panel.close()}
      />
    </UsersContext>
  );
}

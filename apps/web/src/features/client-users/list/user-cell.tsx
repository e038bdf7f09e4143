import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Person } from '../../../ui/person.tsx';
import person from '../../../ui/person.module.css';
import { useUsers } from '../users-context.ts';
import classes from './user-cells.module.css';
import { UserName } from './user-name.tsx';

/** Name above address. An invitee is shown by address, as invited. */
export function UserCell({ row }: { row: ClientUserRow }) {
  const { rights } = useUsers();
  if (row.kind === 'invitation') return <Invited row={row} />;
  return (
    <Person name={row.name ?? ''} email={row.email} self={rights.ownReason(row)}>
      <UserName row={row} />
    </Person>
  );
}

function Invited({ row }: { row: ClientUserRow }) {
  const { t } = useTranslation('client-users');
  return (
    <div className={person.person}>
      <span className={classes.letter}>
        <IconMail size={16} stroke={1.5} aria-hidden />
      </span>
      <div className={person.words}>
        <div className={person.first}>
          <div className={person.name}>
            <bdi>
              <UserName row={row} />
            </bdi>
          </div>
        </div>
        <div className={person.email}>{t('list.invited')}</div>
      </div>
    </div>
  );
}

import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PanelLink } from '../../../ui/side-panel/panel-link.tsx';
import { Person } from '../../../ui/person.tsx';
import person from '../../../ui/person.module.css';
import { nameOf } from '../acts/act-dialog.ts';
import { useUsers } from '../users-context.ts';
import classes from './user-cells.module.css';

/** The id of a row's link, which gets the focus after the panel has closed. */
export const userRowId = (id: string) => `person-${id}`;

const Name = ({ row }: { row: ClientUserRow }) => (
  <PanelLink rowId={userRowId(row.id)} panel="person" id={row.id} name={nameOf(row)} />
);

/** Name above address. An invitee is shown by address, as invited. */
export function UserCell({ row }: { row: ClientUserRow }) {
  const { rights } = useUsers();
  if (row.kind === 'invitation') return <Invited row={row} />;
  return (
    <Person name={row.name ?? ''} email={row.email} self={rights.ownReason(row)}>
      <Name row={row} />
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
              <Name row={row} />
            </bdi>
          </div>
        </div>
        <div className={person.email}>{t('list.invited')}</div>
      </div>
    </div>
  );
}

import type { AssignmentRow } from '@gatehouse/core/clients/contract';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Person } from '../../../ui/person.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { SupportContactBadge } from '../support-contact-badge.tsx';
import classes from './staff.module.css';

type Shown = Pick<AssignmentRow, 'name' | 'email' | 'status' | 'supportContact'>;

/** A member assigned to a client, and whether they are a support contact. */
export function StaffPerson({ person }: { person: Shown }) {
  const { t } = useTranslation('clients');
  const { name, email, status, supportContact } = person;
  return (
    <div className={classes.person}>
      <Person name={name} email={email}>
        {name || email}
      </Person>
      <span className={classes.marks}>
        {supportContact && <SupportContactBadge />}
        {status === 'deactivated' && (
          <StatusBadge tone="neutral" icon={IconUserOff} label={t('deactivated')} />
        )}
      </span>
    </div>
  );
}

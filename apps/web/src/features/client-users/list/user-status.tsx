import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PersonStatus } from '../../../ui/person-status.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import classes from './user-cells.module.css';

/** The status of a person, and what keeps an invitation from being accepted. */
export function UserStatus({ row: { status, invitation } }: { row: ClientUserRow }) {
  const { t } = useTranslation('client-users');
  const pending = status === 'pending' ? invitation : null;
  return (
    <span className={classes.badges}>
      <PersonStatus status={status} label={t(`status.${status}`)} />
      {pending?.deliveryStatus === 'failed' && (
        <StatusBadge tone="danger" icon={IconAlertTriangle} label={t('list.mailFailed')} />
      )}
      {pending?.roleOnOffer === false && (
        <StatusBadge tone="warning" icon={IconAlertTriangle} label={t('list.roleWithdrawn')} />
      )}
    </span>
  );
}

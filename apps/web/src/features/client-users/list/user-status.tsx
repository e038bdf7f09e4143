import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import type { ClientUserStatus } from '@gatehouse/core/client-users/vocabulary';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconClockOff,
  IconUserOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import classes from './user-cells.module.css';

const looks = {
  active: { tone: 'success', icon: IconCircleCheck },
  pending: { tone: 'accent', icon: IconClock },
  expired: { tone: 'warning', icon: IconClockOff },
  deactivated: { tone: 'neutral', icon: IconUserOff },
} as const satisfies Record<ClientUserStatus, unknown>;

/** A person's status, with what keeps an invitation from being accepted. */
export function UserStatus({ row: { status, invitation } }: { row: ClientUserRow }) {
  const { t } = useTranslation('client-users');
  const pending = status === 'pending' ? invitation : null;
  return (
    <span className={classes.badges}>
      <StatusBadge {...looks[status]} label={t(`status.${status}`)} />
      {pending?.deliveryStatus === 'failed' && (
        <StatusBadge tone="danger" icon={IconAlertTriangle} label={t('list.mailFailed')} />
      )}
      {pending?.roleOnOffer === false && (
        <StatusBadge tone="warning" icon={IconAlertTriangle} label={t('list.roleWithdrawn')} />
      )}
    </span>
  );
}

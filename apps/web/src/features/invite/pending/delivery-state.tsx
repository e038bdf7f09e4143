import type { DeliveryStatus } from '@gatehouse/policy';
import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClockPause, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import classes from './delivery.module.css';
import { SentTimes, type Sent } from './sent-times.tsx';

export interface Delivery extends Sent {
  readonly deliveryStatus: DeliveryStatus;
  readonly deliveryError: string | null;
}

interface Props {
  readonly invitation: Delivery;
  /** There is room for all there is to say; in a table only for its beginning. */
  readonly whole?: boolean;
}

const looks = {
  queued: { tone: 'neutral', icon: IconHourglass },
  sent: { tone: 'success', icon: IconCheck },
  delayed: { tone: 'warning', icon: IconClockPause },
  failed: { tone: 'danger', icon: IconAlertTriangle },
} as const satisfies Record<DeliveryStatus, unknown>;

/** Why a mail did not go out, or not yet; null for one that goes its way. */
export function useMailAnswer({ deliveryStatus, deliveryError }: Delivery): string | null {
  const { t } = useTranslation('invite');
  if (deliveryStatus === 'delayed') return t('delivery.delayedWhy');
  if (deliveryStatus !== 'failed') return null;
  return deliveryError ? t('delivery.serverSaid', { answer: deliveryError }) : t('delivery.noAnswer');
}

/** Where the mail is, and since when where it went more than once. What did not go out says why: it needs somebody. */
export function DeliveryState({ invitation, whole = false }: Props) {
  const { t } = useTranslation('invite');
  const { deliveryStatus } = invitation;
  const answer = useMailAnswer(invitation);
  const badge = <StatusBadge {...looks[deliveryStatus]} label={t(`delivery.${deliveryStatus}`)} />;
  if (answer === null) {
    return (
      <div className={classes.mail}>
        {badge}
        <SentTimes invitation={invitation} />
      </div>
    );
  }
  if (whole) {
    return (
      <div className={classes.mail}>
        {badge}
        <span className={classes.said}>{answer}</span>
      </div>
    );
  }
  return (
    <Tooltip label={answer}>
      <div className={classes.mail} tabIndex={0}>
        {badge}
        <span className={classes.answer}>{answer}</span>
      </div>
    </Tooltip>
  );
}

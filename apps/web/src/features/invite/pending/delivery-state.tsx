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
  /** True with room for the whole text; a table only has room for its beginning. */
  readonly whole?: boolean;
}

const looks = {
  queued: { tone: 'neutral', icon: IconHourglass },
  sent: { tone: 'success', icon: IconCheck },
  delayed: { tone: 'warning', icon: IconClockPause },
  failed: { tone: 'danger', icon: IconAlertTriangle },
} as const satisfies Record<DeliveryStatus, unknown>;

/** Why a mail was not sent, or not yet; null for one without a problem. */
export function useMailAnswer({ deliveryStatus, deliveryError }: Delivery): string | null {
  const { t } = useTranslation('invite');
  if (deliveryStatus === 'delayed') return t('delivery.delayedWhy');
  if (deliveryStatus !== 'failed') return null;
  return deliveryError ? t('delivery.serverSaid', { answer: deliveryError }) : t('delivery.noAnswer');
}

/** The state of the mail, and since when if it was sent more than once. A mail that was not sent says why: it needs attention. */
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

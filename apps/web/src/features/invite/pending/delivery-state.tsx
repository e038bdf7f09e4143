import type { DeliveryStatus } from '@gatehouse/policy';
import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHourglass } from '@tabler/icons-react';
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
  /** There is room for all the mail server said; in a table only for its beginning. */
  readonly whole?: boolean;
}

const looks = {
  queued: { tone: 'neutral', icon: IconHourglass },
  sent: { tone: 'success', icon: IconCheck },
  failed: { tone: 'danger', icon: IconAlertTriangle },
} as const satisfies Record<DeliveryStatus, unknown>;

/** Where the mail is, since when, and how often it went. A failure says what the server answered: it needs somebody. */
export function DeliveryState({ invitation, whole = false }: Props) {
  const { t } = useTranslation('invite');
  const { deliveryStatus, deliveryError } = invitation;
  const badge = <StatusBadge {...looks[deliveryStatus]} label={t(`delivery.${deliveryStatus}`)} />;
  if (deliveryStatus !== 'failed') {
    return (
      <div className={classes.mail}>
        {badge}
        <SentTimes invitation={invitation} />
      </div>
    );
  }
  const answer = deliveryError ? t('delivery.serverSaid', { answer: deliveryError }) : t('delivery.noAnswer');
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

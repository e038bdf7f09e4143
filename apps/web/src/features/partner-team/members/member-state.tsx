import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import type { MemberStatus } from '@gatehouse/core/partner-team/vocabulary';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconClockOff,
  IconUserOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.tsx';

const looks = {
  active: { tone: 'success', icon: IconCircleCheck },
  deactivated: { tone: 'neutral', icon: IconUserOff },
  pending: { tone: 'accent', icon: IconClock },
  expired: { tone: 'warning', icon: IconClockOff },
} as const satisfies Record<MemberStatus, unknown>;

export function MemberState({ member: { status, invitation } }: { member: MemberRow }) {
  const { t } = useTranslation('partner-team');
  if (status === 'pending' && invitation?.deliveryStatus === 'failed')
    return <StatusBadge tone="danger" icon={IconAlertTriangle} label={t('state.mailFailed')} />;
  return <StatusBadge {...looks[status]} label={t(`state.${status}`)} />;
}

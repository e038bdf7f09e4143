import type { InvitationStatus } from '@gatehouse/policy';
import { IconBan, IconCircleCheck, IconClock, IconClockOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.tsx';

const looks = {
  pending: { tone: 'accent', icon: IconClock },
  accepted: { tone: 'success', icon: IconCircleCheck },
  revoked: { tone: 'neutral', icon: IconBan },
  expired: { tone: 'warning', icon: IconClockOff },
} as const satisfies Record<InvitationStatus, unknown>;

export function InvitationStatusBadge({ status }: { status: InvitationStatus }) {
  const { t } = useTranslation('partner-team');
  return <StatusBadge {...looks[status]} label={t(`invitations.status.${status}`)} />;
}

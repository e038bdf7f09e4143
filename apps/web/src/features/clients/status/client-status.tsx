import type { ClientStatus } from '@gatehouse/policy';
import { IconArchive, IconCircleCheck, IconPlayerPause, IconProgress } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.tsx';

const looks = {
  onboarding: { tone: 'accent', icon: IconProgress },
  active: { tone: 'success', icon: IconCircleCheck },
  paused: { tone: 'warning', icon: IconPlayerPause },
  archived: { tone: 'neutral', icon: IconArchive },
} as const satisfies Record<ClientStatus, unknown>;

export function ClientStatusBadge({ status }: { status: ClientStatus }) {
  const { t } = useTranslation('clients');
  return <StatusBadge {...looks[status]} label={t(`status.${status}`)} />;
}

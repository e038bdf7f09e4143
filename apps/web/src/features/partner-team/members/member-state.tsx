import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PersonStatus } from '../../../ui/person-status.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';

export function MemberState({ member: { status, invitation } }: { member: MemberRow }) {
  const { t } = useTranslation('partner-team');
  if (status === 'pending' && invitation?.deliveryStatus === 'failed')
    return <StatusBadge tone="danger" icon={IconAlertTriangle} label={t('state.mailFailed')} />;
  return <PersonStatus status={status} label={t(`state.${status}`)} />;
}

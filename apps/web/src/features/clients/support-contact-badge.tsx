import { IconHeadset } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/status-badge.tsx';

export function SupportContactBadge() {
  const { t } = useTranslation('clients');
  return <StatusBadge tone="accent" icon={IconHeadset} label={t('supportContact')} />;
}

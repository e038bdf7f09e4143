import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.tsx';

export function MfaState({ on }: { on: boolean }) {
  const { t } = useTranslation('partner-team');
  return on ? (
    <StatusBadge tone="success" icon={IconShieldCheck} label={t('mfa.on')} />
  ) : (
    <StatusBadge tone="neutral" icon={IconShieldOff} label={t('mfa.off')} />
  );
}

import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { StatusBadge } from './status-badge.tsx';

/** Whether two-step verification is on. */
export function MfaBadge({ on, label }: { on: boolean; label: string }) {
  return (
    <StatusBadge
      tone={on ? 'success' : 'neutral'}
      icon={on ? IconShieldCheck : IconShieldOff}
      label={label}
    />
  );
}

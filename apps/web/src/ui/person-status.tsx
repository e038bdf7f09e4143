import { IconCircleCheck, IconClock, IconClockOff, IconUserOff } from '@tabler/icons-react';
import { StatusBadge } from './status-badge.tsx';

const looks = {
  active: { tone: 'success', icon: IconCircleCheck },
  pending: { tone: 'accent', icon: IconClock },
  expired: { tone: 'warning', icon: IconClockOff },
  deactivated: { tone: 'neutral', icon: IconUserOff },
} as const;

interface Props {
  readonly status: keyof typeof looks;
  readonly label: string;
}

/** The state of a person or of their invitation, alike in every list. */
export function PersonStatus({ status, label }: Props) {
  return <StatusBadge {...looks[status]} label={label} />;
}

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

/** The status of a person or their invitation, the same in every list. */
export function PersonStatus({ status, label }: Props) {
  return <StatusBadge {...looks[status]} label={label} />;
}

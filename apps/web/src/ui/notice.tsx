import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconLock } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import classes from './notice.module.css';
import type { Tone } from './tone.ts';
import tones from './tones.module.css';

interface Props {
  readonly tone: Tone;
  readonly title?: string;
  /** Replaces the tone's icon: a warning is usually about something switched off. */
  readonly icon?: ComponentType<{
    size?: number;
    stroke?: number;
    'aria-hidden'?: boolean;
    className?: string;
  }>;
  readonly children: ReactNode;
  /** `alert` interrupts a screen reader (a failure just happened), `status` waits, no role is part of the page. */
  readonly role?: 'alert' | 'status';
  readonly id?: string;
}

const icons = {
  neutral: IconInfoCircle,
  accent: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconLock,
  danger: IconAlertTriangle,
} satisfies Record<Tone, unknown>;

/** A calm box with one message: why the reader is here, what failed, what is switched off. */
export function Notice({ tone, title, icon, children, ...rest }: Props) {
  const Icon = icon ?? icons[tone];
  return (
    <div className={`${tones.tone} ${classes.notice}`} data-tone={tone} {...rest}>
      <Icon size={18} stroke={1.75} aria-hidden className={classes.icon ?? ''} />
      <div className={classes.words}>
        {title && <strong className={classes.title}>{title}</strong>}
        <div>{children}</div>
      </div>
    </div>
  );
}

import type { ComponentType } from 'react';
import classes from './status-badge.module.css';
import type { Tone } from './tone.ts';
import tones from './tones.module.css';

interface Props {
  readonly tone: Tone;
  /** A Tabler icon: many people cannot tell states by colour alone. */
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  readonly label: string;
}

export function StatusBadge({ tone, icon: Icon, label }: Props) {
  return (
    <span className={`${tones.tone} ${classes.badge}`} data-tone={tone}>
      <Icon size={14} stroke={2} aria-hidden />
      {label}
    </span>
  );
}

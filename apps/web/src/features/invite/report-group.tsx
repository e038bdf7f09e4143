import type { ComponentType, ReactNode } from 'react';
import type { Tone } from '../../ui/tone.ts';
import tones from '../../ui/tones.module.css';
import classes from './invite-dialog.module.css';

interface Props {
  readonly tone: Tone;
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  readonly title: string;
  readonly why: string;
  readonly entries: readonly { readonly address: string; readonly beside?: ReactNode }[];
  readonly foot?: ReactNode;
}

/** One outcome and everybody it came to; absent when it came to nobody. */
export function ReportGroup({ tone, icon: Icon, title, why, entries, foot }: Props) {
  if (entries.length === 0) return null;
  return (
    <section className={`${tones.tone} ${classes.group}`} data-tone={tone}>
      <h3 className={classes.outcome}>
        <Icon size={18} stroke={1.75} aria-hidden />
        {title}
      </h3>
      <p className={classes.why}>{why}</p>
      <ul className={classes.addresses}>
        {entries.map(({ address, beside }) => (
          <li key={address}>
            <bdi>{address}</bdi>
            {beside}
          </li>
        ))}
      </ul>
      {foot}
    </section>
  );
}

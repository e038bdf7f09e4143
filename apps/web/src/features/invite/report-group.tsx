import { Button } from '@mantine/core';
import { useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../ui/tone.ts';
import tones from '../../ui/tones.module.css';
import classes from './invite-dialog.module.css';

interface Props {
  readonly tone: Tone;
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  readonly title: string;
  readonly why?: string;
  readonly entries: readonly { readonly address: string; readonly beside?: ReactNode }[];
  readonly foot?: ReactNode;
}

/** More lines than these are a wall. */
const most = 8;

/** One outcome with all its addresses; absent when there are none. */
export function ReportGroup({ tone, icon: Icon, title, why, entries, foot }: Props) {
  const { t, i18n } = useTranslation('invite');
  const [all, setAll] = useState(false);
  if (entries.length === 0) return null;
  const shown = all ? entries : entries.slice(0, most);
  return (
    <section className={`${tones.tone} ${classes.group}`} data-tone={tone}>
      <h3 className={classes.outcome}>
        <Icon size={18} stroke={1.75} aria-hidden />
        {title}
      </h3>
      {why && <p className={classes.why}>{why}</p>}
      <ul className={classes.addresses} data-all={all || undefined}>
        {shown.map(({ address, beside }) => (
          <li key={address}>
            <bdi>{address}</bdi>
            {beside}
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('report.showAll', { entries: entries.length.toLocaleString(i18n.language) })}
        </Button>
      )}
      {foot}
    </section>
  );
}

import { Checkbox, Switch } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './permissions.module.css';

interface Props {
  readonly kind?: 'switch' | 'checkbox';
  readonly label: string;
  readonly sentence: ReactNode;
  readonly on: boolean;
  readonly changed: boolean;
  readonly disabled: boolean;
  /** The people the change affects, shown while it is unsaved. */
  readonly affects?: ReactNode;
  readonly onChange: (on: boolean) => void;
}

/** One switch, what it means, and, once it was changed, what the change does. */
export function SwitchRow({
  kind = 'switch',
  label,
  sentence,
  on,
  changed,
  disabled,
  affects,
  onChange,
}: Props) {
  const { t } = useTranslation('clients');
  const id = useId();
  const control = {
    id,
    label,
    checked: on,
    disabled,
    'aria-describedby': `${id}-what`,
    onChange: (event: { currentTarget: { checked: boolean } }) => onChange(event.currentTarget.checked),
  };
  return (
    <div className={classes.row} data-changed={changed || undefined}>
      <div className={classes.control}>
        {kind === 'switch' ? (
          <Switch {...control} classNames={{ track: classes.track ?? '' }} />
        ) : (
          <Checkbox {...control} classNames={{ input: classes.box ?? '' }} />
        )}
        {changed && <span className={classes.mark}>{t('permissions.unsaved')}</span>}
      </div>
      <div id={`${id}-what`} className={classes.what}>
        {sentence}
        {changed && affects}
      </div>
    </div>
  );
}

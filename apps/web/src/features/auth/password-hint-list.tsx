import { maxPasswordLength, minPasswordLengthWithFactor } from '@gatehouse/core/identity/vocabulary';
import { IconAlertTriangle, IconCheck, IconCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './password-hint-list.module.css';
import type { PasswordHints } from './password-hints.ts';

const icons = { open: IconCircle, met: IconCheck, wrong: IconAlertTriangle };

interface Line {
  readonly text: string;
  readonly state: keyof typeof icons;
}

interface Props {
  readonly hints: PasswordHints;
  readonly started: boolean;
  /** A shorter password is enough with a second factor, which the reader may want to know. */
  readonly shorterWithFactor?: boolean;
}

/** The requirements of a password, ticked off while typing. Icon and text show the state, not colour alone. */
export function PasswordHintList({ hints, started, shorterWithFactor = false }: Props) {
  const { t } = useTranslation('auth');
  const { missing, tooLong, contains, tooFewDifferent, shortest } = hints;
  const enough = started && missing === 0;
  const length =
    started && missing > 0
      ? t('hint.missing', { count: missing })
      : shorterWithFactor
        ? t('hint.lengthOrFactor', {
            min: shortest,
            max: maxPasswordLength,
            less: minPasswordLengthWithFactor,
          })
        : t('hint.length', { min: shortest, max: maxPasswordLength });
  const lines: Line[] = [
    tooLong
      ? { text: t('hint.tooLong', { max: maxPasswordLength }), state: 'wrong' }
      : { text: length, state: enough ? 'met' : 'open' },
    contains
      ? { text: t('hint.contains', { word: contains }), state: 'wrong' }
      : { text: t('hint.words'), state: enough ? 'met' : 'open' },
    ...(tooFewDifferent ? [{ text: t('hint.different'), state: 'wrong' } as const] : []),
  ];
  return (
    <ul className={classes.hints}>
      {lines.map(({ text, state }) => {
        const Icon = icons[state];
        return (
          <li key={text} data-state={state}>
            <Icon size={14} stroke={2} aria-hidden />
            <span>
              {text}
              {state === 'met' && <span className={classes.spoken}> {t('hint.met')}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

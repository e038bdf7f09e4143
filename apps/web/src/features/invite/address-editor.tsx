import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useEscapeLayer } from '../../ui/confirm/escape-layers.ts';
import classes from './address-field.module.css';

interface Props {
  readonly text: string;
  readonly onDone: (text: string, how: 'key' | 'left') => void;
  readonly onCancel: () => void;
}

/** Corrects an entry in place: Enter or leaving the field saves it, Esc cancels. */
export function AddressEditor({ text, onDone, onCancel }: Props) {
  const { t } = useTranslation('invite');
  const [typed, setTyped] = useState(text);
  const left = useRef(false);
  const leave = (how: () => void) => {
    if (left.current) return;
    left.current = true;
    how();
  };
  useEscapeLayer(true, () => leave(onCancel));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    leave(() => onDone(typed, 'key'));
  };

  return (
    <li className={classes.chip}>
      <input
        // The reader has just asked to edit this entry.
        autoFocus
        className={classes.editor}
        style={{ width: `${Math.max(typed.length, 12) + 1}ch` }}
        aria-label={t('invite.editing')}
        value={typed}
        dir="ltr"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => leave(() => onDone(typed, 'left'))}
      />
    </li>
  );
}

import { maxEmailsPerInvite } from '@gatehouse/core/invitations/vocabulary';
import { Input } from '@mantine/core';
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Checked } from './address-checks.ts';
import { AddressChip } from './address-chip.tsx';
import type { Address } from './address-list.ts';
import { AddressEditor } from './address-editor.tsx';
import classes from './address-field.module.css';
import { AddressNotes } from './address-notes.tsx';
import type { InvitationCalls } from './invitation-calls.ts';
import { isFinished, isPastedList } from './typed-text.ts';
import { checkResultOf } from './use-address-checks.ts';
import type { InviteDraft } from './use-draft.ts';

interface Props {
  readonly draft: InviteDraft;
  readonly checked: Checked;
  readonly calls: InvitationCalls;
}

/** One field for many addresses: each becomes an entry that is checked immediately and can be corrected in place. */
export function AddressField({ draft, checked, calls }: Props) {
  const { t, i18n } = useTranslation('invite');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const count = draft.addresses.length;

  // The result replaces the hint: a reader who sees it has understood how the field works.
  const marked = draft.addresses.some((address) => checkResultOf(address, checked) !== null);
  const noted = draft.folded + draft.rest.length > 0 || marked;
  // Only for those that can be sent again: the others are not rendered again when the calls change.
  const invitedOf = (address: Address) => {
    const result = checkResultOf(address, checked) === 'already_invited' && checked.get(address.key);
    return result ? { result, calls } : null;
  };
  // A reader who left the entry by keyboard, or removed it, continues typing. A reader who clicked elsewhere is there already.
  const [returns, setReturns] = useState(0);
  useEffect(() => {
    if (returns > 0) field.current?.focus();
  }, [returns]);
  // A pasted list is longer than the box: the input stays in view.
  useEffect(() => {
    if (document.activeElement === field.current) field.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const back = useCallback(() => {
    setEditing(null);
    setReturns((times) => times + 1);
  }, []);
  const { remove } = draft;
  const onRemove = useCallback(
    (key: string) => {
      remove(key);
      back();
    },
    [remove, back],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (draft.text.trim() !== '') draft.add(draft.text);
    } else if (event.key === 'Backspace' && draft.text === '') {
      const last = draft.addresses.at(-1);
      if (!last) return;
      event.preventDefault();
      setEditing(last.key);
    } else if (event.key === (document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft') && atStart) {
      const stops = event.currentTarget
        .closest('[data-chips]')
        ?.querySelectorAll<HTMLElement>('button[data-stop]');
      [...(stops ?? [])].at(-1)?.focus();
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text');
    const { selectionStart, selectionEnd } = event.currentTarget;
    const combined =
      draft.text.slice(0, selectionStart ?? draft.text.length) +
      pasted +
      draft.text.slice(selectionEnd ?? draft.text.length);
    if (!isPastedList(combined, pasted)) return;
    event.preventDefault();
    draft.add(combined);
  };

  return (
    <Input.Wrapper
      id={id}
      required
      label={t('invite.addresses')}
      description={noted ? null : t('invite.help', { max: maxEmailsPerInvite })}
    >
      {count > 1 && (
        <span className={classes.count}>
          {t('invite.count', {
            entries: count.toLocaleString(i18n.language),
            max: maxEmailsPerInvite.toLocaleString(i18n.language),
          })}
        </span>
      )}
      <div
        className={classes.box}
        data-chips
        onClick={(event) => event.target === event.currentTarget && field.current?.focus()}
      >
        {count > 0 && (
          <ul className={classes.chips} aria-label={t('invite.list')}>
            {draft.addresses.map((address) =>
              address.key === editing ? (
                <AddressEditor
                  key={address.key}
                  text={address.text}
                  onCancel={back}
                  onDone={(text, how) => {
                    draft.replace(address.key, text);
                    if (how === 'key') back();
                    else setEditing(null);
                  }}
                />
              ) : (
                <AddressChip
                  key={address.key}
                  address={address}
                  mark={checkResultOf(address, checked)}
                  invited={invitedOf(address)}
                  onEdit={setEditing}
                  onRemove={onRemove}
                />
              ),
            )}
          </ul>
        )}
        <input
          ref={field}
          id={id}
          data-autofocus
          data-stop
          className={classes.input}
          value={draft.text}
          placeholder={count === 0 ? t('invite.placeholder') : ''}
          aria-describedby={`${id}-description`}
          aria-required
          dir="ltr"
          inputMode="email"
          enterKeyHint="done"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) =>
            isFinished(value) ? draft.add(value) : draft.setText(value)
          }
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => draft.text.includes('@') && draft.add(draft.text)}
        />
      </div>
      <AddressNotes
        draft={draft}
        checkResultOf={(address) => checkResultOf(address, checked)}
        onCorrect={setEditing}
      />
    </Input.Wrapper>
  );
}

import { CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from './address-list.ts';
import classes from './address-field.module.css';

interface Props {
  readonly address: Address;
  readonly onEdit: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

const next: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/** One entry. 500 of them are no 500 stops of the Tab key: the arrow keys lead here from the field. */
export const AddressChip = memo(function AddressChip({ address, onEdit, onRemove }: Props) {
  const { t } = useTranslation('invite');
  const { key, text, valid } = address;

  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === 'Delete') onRemove(key);
    const direction = next[event.key];
    if (direction === undefined && event.key !== 'Delete') return;
    event.preventDefault();
    const rtl = document.dir === 'rtl' ? -1 : 1;
    const stops = [
      ...(event.currentTarget.closest('[data-chips]')?.querySelectorAll<HTMLElement>('[data-stop]') ?? []),
    ];
    stops[stops.indexOf(event.currentTarget) + (direction ?? 1) * rtl]?.focus();
  };

  return (
    <li className={classes.chip} data-bad={!valid || undefined}>
      <button
        type="button"
        className={classes.text}
        tabIndex={-1}
        data-stop
        aria-label={t(valid ? 'invite.edit' : 'invite.editBad', { address: text })}
        onClick={() => onEdit(key)}
        onKeyDown={onKeyDown}
      >
        {!valid && <IconAlertTriangle size={14} aria-hidden />}
        <bdi className={classes.address}>{text}</bdi>{' '}
        {!valid && <span className={classes.why}>{t('invite.notAnAddress')}</span>}
      </button>
      <CloseButton
        size="xs"
        tabIndex={-1}
        aria-label={t('invite.removeAddress', { address: text })}
        onClick={() => onRemove(key)}
      />
    </li>
  );
});

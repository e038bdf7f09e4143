import type { InviteResult } from '@gatehouse/core/invitations/contract';
import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconMailFast, IconUserCheck } from '@tabler/icons-react';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from './address-list.ts';
import classes from './address-field.module.css';
import type { InvitationCalls } from './invitation-calls.ts';
import { ResendOne } from './resend-one.tsx';
import { moveByArrow, moveFrom } from './stops.ts';
import type { Mark } from './use-address-checks.ts';

interface Props {
  readonly address: Address;
  readonly mark: Mark | null;
  /** The existing invitation, and how to send it again. */
  readonly invited: { readonly result: InviteResult; readonly calls: InvitationCalls } | null;
  readonly onEdit: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

const icons = {
  not_an_address: IconAlertTriangle,
  not_possible: IconAlertTriangle,
  already_member: IconUserCheck,
  already_invited: IconMailFast,
} as const satisfies Record<Mark, unknown>;
const bad: ReadonlySet<Mark> = new Set(['not_an_address', 'not_possible']);

/** One entry: its address, why it is not sent, and what can be done about it. Icon and text show the state, not colour alone. */
export const AddressChip = memo(function AddressChip(props: Props) {
  const { address, mark, invited, onEdit, onRemove } = props;
  const { t } = useTranslation('invite');
  const { key, text } = address;
  const Icon = mark && icons[mark];
  const why = mark && t(`invite.mark.${mark}`);

  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (moveByArrow(event) || event.key !== 'Delete') return;
    event.preventDefault();
    onRemove(key);
    moveFrom(event.currentTarget, 1);
  };

  return (
    <li
      className={classes.chip}
      data-bad={(mark !== null && bad.has(mark)) || undefined}
      data-out={mark !== null || undefined}
    >
      <button
        type="button"
        className={classes.text}
        tabIndex={-1}
        data-stop
        aria-label={
          why ? t('invite.editMarked', { address: text, why }) : t('invite.edit', { address: text })
        }
        onClick={() => onEdit(key)}
        onKeyDown={onKeyDown}
      >
        {Icon && <Icon size={14} aria-hidden />}
        <bdi className={classes.address}>{text}</bdi> {why && <span className={classes.why}>{why}</span>}
      </button>
      {invited && <ResendOne inChip invitation={invited.result} calls={invited.calls} />}
      <CloseButton
        size="xs"
        tabIndex={-1}
        aria-label={t('invite.removeAddress', { address: text })}
        onClick={() => onRemove(key)}
      />
    </li>
  );
});

import { day, lifetimes, type Role } from '@gatehouse/policy';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DiscardQuestion } from '../../ui/confirm/discard-question.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Checked } from './address-checks.ts';
import { AddressField } from './address-field.tsx';
import type { Inviting } from './invitation-calls.ts';
import classes from './invite-dialog.module.css';
import { RolePicker } from './role-picker.tsx';
import type { InviteDraft } from './use-draft.ts';
import { useExpiryDate } from './use-expiry-date.ts';
import { useInvitationRefusal } from './use-invitation-refusal.ts';

interface Props<R extends Role> {
  readonly draft: InviteDraft;
  readonly checked: Checked;
  /** How many would be invited now. */
  readonly count: number;
  readonly inviting: Inviting<R>;
  /** Null where no role is offered. */
  readonly role: R | null;
  readonly onRole: (role: R) => void;
  readonly sending: boolean;
  readonly error: unknown;
  readonly asking: boolean;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  readonly onKeepWriting: () => void;
  readonly onDiscard: () => void;
}

const days = lifetimes.invitation / day;

export function InviteForm<R extends Role>(props: Props<R>) {
  const { draft, checked, inviting, role, sending, error, asking, ...on } = props;
  const { t } = useTranslation('invite');
  const refusal = useInvitationRefusal(inviting.place);
  const date = useExpiryDate();
  const count = role === null ? 0 : props.count;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (count > 0 && !sending) on.onSend();
      }}
    >
      <fieldset className={classes.fields} disabled={sending}>
        <AddressField draft={draft} checked={checked} calls={inviting} />
        <RolePicker offer={inviting.offer} role={role} onChange={on.onRole} />
      </fieldset>
      <p className={classes.expiry}>{t('invite.expiry', { count: days, date })}</p>
      {Boolean(error) && (
        <Notice tone="danger" role="alert">
          {refusal(error, 'invite')}
        </Notice>
      )}
      {asking ? (
        <DiscardQuestion
          question={t('invite.discard', { count: draft.all.length })}
          keep={t('invite.keepWriting')}
          discard={t('invite.discardAct')}
          onKeep={on.onKeepWriting}
          onDiscard={on.onDiscard}
        />
      ) : (
        <div className={classes.buttons}>
          <Button variant="default" onClick={on.onLeave} disabled={sending}>
            {t('invite.cancel')}
          </Button>
          <Button
            type="submit"
            disabled={count === 0}
            loading={sending}
            // The text being typed counts as it is: leaving the field would turn it into entries, and move the button from under the
            // pointer.
            onMouseDown={(event) => event.preventDefault()}
          >
            {count === 0 ? t('invite.submitNone') : t('invite.submit', { count })}
          </Button>
        </div>
      )}
    </form>
  );
}

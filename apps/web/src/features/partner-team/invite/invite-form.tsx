import { invitationLifetimeSeconds } from '@gatehouse/core/invitations/contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DiscardQuestion } from '../../../ui/confirm/discard-question.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useRefusal } from '../use-refusal.ts';
import { AddressField } from './address-field.tsx';
import classes from './invite-dialog.module.css';
import { RolePicker } from './role-picker.tsx';
import type { InviteDraft } from './use-draft.ts';
import { useExpiryDate } from './use-invite.ts';

interface Props {
  readonly draft: InviteDraft;
  readonly sending: boolean;
  readonly error: unknown;
  readonly asking: boolean;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  readonly onKeepWriting: () => void;
  readonly onDiscard: () => void;
}

const days = invitationLifetimeSeconds / 86_400;

export function InviteForm({ draft, sending, error, asking, ...on }: Props) {
  const { t } = useTranslation('partner-team');
  const refusal = useRefusal();
  const date = useExpiryDate();
  const count = draft.valid.length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (count > 0 && !sending) on.onSend();
      }}
    >
      <fieldset className={classes.fields} disabled={sending}>
        <AddressField draft={draft} />
        <RolePicker role={draft.role} onChange={draft.setRole} />
      </fieldset>
      <p className={classes.expiry}>{t('invite.expiry', { days, date })}</p>
      {Boolean(error) && (
        <Notice tone="danger" role="alert">
          {refusal(error, { subject: 'invite' })}
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
          <Button type="submit" disabled={count === 0} loading={sending}>
            {count === 0 ? t('invite.submitNone') : t('invite.submit', { count })}
          </Button>
        </div>
      )}
    </form>
  );
}

import type { UpdateClientUserInput } from '@gatehouse/core/client-users/contract';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { DiscardQuestion } from '../../../ui/confirm/discard-question.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { nameOf, useAct, type ActDialogProps } from './act-dialog.ts';
import classes from './acts.module.css';
import { changedDetails, detailsOf, maxNameLength, maxPhoneLength } from './details.ts';

interface Props extends ActDialogProps {
  readonly asking: boolean;
  readonly onChanged: (changed: boolean) => void;
  readonly onBusy: (busy: boolean) => void;
  readonly onLeave: () => void;
  readonly onKeepEditing: () => void;
}

export function EditForm({ asking, onChanged, onBusy, onLeave, onKeepEditing, ...props }: Props) {
  const { t } = useTranslation('client-users');
  const { clientUsers } = trpc.useUtils().client;
  const { user } = props;
  const [began] = useState(() => detailsOf(user));
  const [details, setDetails] = useState(began);
  const [missing, setMissing] = useState(false);
  const change = changedDetails(began, details);
  const changed = Object.keys(change).length > 0;

  const { act, close, busy, refusal } = useAct(
    props,
    (given: Omit<UpdateClientUserInput, 'memberId'>) =>
      clientUsers.update.mutate({ memberId: user.id, ...given }),
    ({ displayName }) => t('edit.done', { name: displayName ?? nameOf(user) }),
  );
  const tell = useEffectEvent(() => {
    onChanged(changed);
    onBusy(busy);
  });
  useEffect(() => tell(), [changed, busy]);

  const submit = () => {
    if (busy) return;
    if (details.displayName.trim() === '') setMissing(true);
    else if (changed) act(change);
    else close();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.fields}>
        <TextInput
          data-autofocus
          label={t('edit.name')}
          value={details.displayName}
          maxLength={maxNameLength}
          autoComplete="off"
          error={missing && details.displayName.trim() === '' ? t('edit.nameMissing') : null}
          onChange={({ currentTarget: { value } }) => setDetails({ ...details, displayName: value })}
        />
        <TextInput
          type="tel"
          label={t('edit.phone')}
          description={t('edit.phoneHelp')}
          value={details.phone}
          maxLength={maxPhoneLength}
          autoComplete="off"
          dir="ltr"
          onChange={({ currentTarget: { value } }) => setDetails({ ...details, phone: value })}
        />
        <TextInput
          readOnly
          label={t('field.email')}
          description={t('edit.emailHelp')}
          value={user.email}
          dir="ltr"
          classNames={{ input: classes.fixed ?? '' }}
        />
      </div>
      {refusal && (
        <div className={classes.refusal}>
          <Notice tone="danger" role="alert">
            {refusal}
          </Notice>
        </div>
      )}
      {asking ? (
        <DiscardQuestion
          question={t('edit.discard')}
          keep={t('edit.keep')}
          discard={t('edit.discardAct')}
          onKeep={onKeepEditing}
          onDiscard={close}
        />
      ) : (
        <div className={classes.buttons}>
          <Button variant="default" onClick={onLeave} disabled={busy}>
            {t('edit.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('edit.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

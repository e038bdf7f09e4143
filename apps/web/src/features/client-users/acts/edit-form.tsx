import { maxNameLength, maxPhoneLength } from '@gatehouse/core/platform/vocabulary';
import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldSentence } from '../../../errors/field-errors.ts';
import { Notice } from '../../../ui/notice.tsx';
import classes from './acts.module.css';
import { isPhone, type Details } from './details.ts';

interface Props {
  readonly email: string;
  readonly details: Details;
  readonly busy: boolean;
  readonly refused: { readonly displayName?: string; readonly phone?: string };
  readonly refusal: ReactNode;
  /** Replaces the buttons while it is open. */
  readonly question: ReactNode;
  readonly onChange: (details: Details) => void;
  readonly onLeave: () => void;
  readonly onSave: () => void;
}

export function EditForm({
  email,
  details,
  busy,
  refused,
  refusal,
  question,
  onChange,
  onLeave,
  onSave,
}: Props) {
  const { t } = useTranslation('client-users');
  const sentence = useFieldSentence();
  const [tried, setTried] = useState(false);
  const nameless = details.displayName.trim() === '';
  const unusable = !isPhone(details.phone);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!nameless && !unusable && !busy) onSave();
      }}
    >
      <div className={classes.fields}>
        <TextInput
          data-autofocus
          required
          label={t('edit.name')}
          value={details.displayName}
          maxLength={maxNameLength}
          autoComplete="off"
          dir="auto"
          error={tried && nameless ? t('edit.nameMissing') : refused.displayName}
          onChange={({ currentTarget: { value } }) => onChange({ ...details, displayName: value })}
        />
        <TextInput
          type="tel"
          label={t('edit.phone')}
          description={t('edit.phoneHelp')}
          value={details.phone}
          maxLength={maxPhoneLength}
          autoComplete="off"
          dir="ltr"
          error={tried && unusable ? sentence({ code: 'not_a_phone' }) : refused.phone}
          onChange={({ currentTarget: { value } }) => onChange({ ...details, phone: value })}
        />
        <TextInput
          readOnly
          label={t('field.email')}
          description={t('edit.emailHelp')}
          value={email}
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
      {question || (
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

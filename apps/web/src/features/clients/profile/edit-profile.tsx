import type { ClientRow } from '@gatehouse/core/clients/contract';
import { maxClientCodeLength } from '@gatehouse/core/clients/vocabulary';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.tsx';
import { KeptNotice } from '../../auth/drafts/kept-notice.tsx';
import { useRefusal } from '../use-refusal.ts';
import { LeaveQuestion } from '../leave-question.tsx';
import { StaleNotice } from '../stale-notice.tsx';
import { profileDifferences } from './profile-differences.ts';
import { ProfileFields } from './profile-fields.tsx';
import classes from './profile-form.module.css';
import { useEditProfile } from './use-edit-profile.ts';

interface Props {
  readonly client: ClientRow;
  readonly onClose: () => void;
}

/**
 * The profile as a form. It never overwrites silently what another administrator saved meanwhile, and typed text is never lost without a
 * question.
 */
export function EditProfile({ client, onClose }: Props) {
  const { t } = useTranslation('clients');
  const refusal = useRefusal();
  const edit = useEditProfile(client, onClose);
  const { form, saving, stale, other, kept } = edit;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <form noValidate className={classes.form} onSubmit={edit.submit}>
        <h2 ref={heading} tabIndex={-1}>
          {t('edit.title')}
        </h2>
        <KeptNotice shown={edit.left && edit.unsaved} />
        <div className={classes.fields}>
          <ProfileFields
            form={form}
            onName={(name) => form.setFieldValue('businessName', name)}
            code={
              <TextInput
                required
                withAsterisk={false}
                className={classes.code}
                label={t('field.code')}
                description={t('form.codeHelpEdit')}
                maxLength={maxClientCodeLength}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                dir="ltr"
                {...form.getInputProps('code')}
              />
            }
          />
        </div>
        {stale && (
          <StaleNotice
            differences={edit.theirs && profileDifferences(edit.base, form.values, edit.theirs, t)}
            onReload={edit.reload}
            onKeep={edit.keep}
          />
        )}
        {kept && (
          <div className={classes.notice}>
            <Notice tone="accent" role="status">
              {t('edit.kept')}
            </Notice>
          </div>
        )}
        {Boolean(other) && (
          <div className={classes.notice}>
            <Notice tone="danger" role="alert">
              {refusal(other, { client: client.businessName })}
            </Notice>
          </div>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} disabled={saving}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={saving} disabled={stale}>
            {t('edit.save')}
          </Button>
        </div>
      </form>
      <LeaveQuestion unsaved={edit.unsaved} what={t('edit.leaveWhat', { name: client.businessName })} />
    </>
  );
}

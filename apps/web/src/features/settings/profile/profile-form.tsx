import type { ProfileOutput } from '@gatehouse/core/accounts/contract';
import { maxNameLength, maxPhoneLength } from '@gatehouse/core/platform/vocabulary';
import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import { LeaveGuard } from '../../../ui/confirm/leave-guard.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TimeZoneField } from '../../../ui/time-zone/time-zone-field.tsx';
import { zoneName } from '../../../ui/time-zone/time-zone.ts';
import { ownTimeZone } from '../../../ui/time-zone/time-zones.ts';
import { KeptNotice } from '../../auth/drafts/kept-notice.tsx';
import classes from '../settings.module.css';
import { useProfile } from './use-profile.ts';

export function ProfileForm({ profile }: { profile: ProfileOutput }) {
  const { t } = useTranslation('settings');
  const message = useErrorMessage();
  const { form, submit, saving, saved, unsaved, kept, refusal } = useProfile(profile);
  return (
    <>
      <form noValidate className={classes.card} onSubmit={submit} aria-labelledby="about-you">
        <h2 id="about-you">{t('profile.title')}</h2>
        <KeptNotice shown={kept && unsaved} />
        <div className={classes.fields}>
          <TextInput
            required
            label={t('profile.name')}
            description={t('profile.nameHelp')}
            autoComplete="name"
            maxLength={maxNameLength}
            dir="auto"
            {...form.getInputProps('displayName')}
          />
          <TextInput
            readOnly
            className={classes.fixed ?? ''}
            label={t('profile.email')}
            description={t('profile.emailHelp')}
            dir="ltr"
            rightSection={<IconLock size={16} aria-hidden />}
            value={profile.email}
          />
          <TextInput
            type="tel"
            label={t('profile.phone')}
            description={t('profile.phoneHelp')}
            autoComplete="tel"
            maxLength={maxPhoneLength}
            dir="ltr"
            {...form.getInputProps('phone')}
          />
          <TimeZoneField
            label={t('profile.timezone')}
            description={t('profile.timezoneHelp')}
            none={t('profile.browserZone', { zone: zoneName(ownTimeZone()) })}
            {...form.getInputProps('timezone')}
            value={form.values.timezone}
          />
        </div>
        {Boolean(refusal) && (
          <div className={classes.notice}>
            <Notice tone="danger" role="alert">
              {message(refusal)}
            </Notice>
          </div>
        )}
        <div className={classes.foot}>
          <p className={classes.state} role="status" data-saved={saved || undefined}>
            {saved && <IconCheck size={16} aria-hidden />}
            {saved ? t('profile.saved') : unsaved && t('profile.unsaved')}
          </p>
          <Button type="submit" loading={saving} disabled={!unsaved}>
            {t('profile.save')}
          </Button>
        </div>
      </form>
      {/* Beside the form: a button of the question inside the form would submit it. */}
      <LeaveGuard
        unsaved={unsaved && !saving}
        title={t('leave.title')}
        what={t('leave.what')}
        stay={t('leave.stay')}
        leave={t('leave.leave')}
      />
    </>
  );
}

import type { OwnSettingsOutput } from '@gatehouse/core/partner-team/contract';
import { Button, NativeSelect, Switch } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import { TextLink } from '../../../ui/button-link.tsx';
import { LeaveGuard } from '../../../ui/confirm/leave-guard.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { formatDuration, hourChoices, minuteChoices } from './durations.ts';
import { SettingsEffects } from './settings-effects.tsx';
import classes from './settings-form.module.css';
import { usePartnerSettings } from './use-partner-settings.ts';

export function SettingsForm({ stored }: { stored: OwnSettingsOutput }) {
  const { t, i18n } = useTranslation(['partner-team', 'settings']);
  const message = useErrorMessage();
  const settings = usePartnerSettings(stored);
  const { values, set, unsaved, saved, saving, blocked } = settings;
  // A reader without a second factor would be the first to be locked out.
  const lacking = !stored.ownSecondFactor && !stored.requiresMfa;
  const words = (minutes: number) => formatDuration(i18n.language, minutes);
  return (
    <>
      <form className={classes.card} onSubmit={settings.submit} aria-labelledby="team-settings">
        <h2 id="team-settings">{t('settings.title')}</h2>
        <div className={classes.fields}>
          <div>
            <Switch
              label={t('settings.mfa')}
              description={t('settings.mfaHelp')}
              checked={values.requiresMfa}
              disabled={lacking || blocked !== null}
              onChange={({ currentTarget: { checked } }) => set({ requiresMfa: checked })}
            />
            {lacking && (
              <p className={classes.why}>
                {t('settings.mfaLacking')}{' '}
                <TextLink to="/settings/security" inherit>
                  {t('settings.mfaSetUp')}
                </TextLink>
              </p>
            )}
          </div>
          <NativeSelect
            label={t('settings.idle')}
            description={t('settings.idleHelp')}
            disabled={blocked !== null}
            value={String(values.idleMinutes)}
            onChange={({ currentTarget: { value } }) => set({ idleMinutes: Number(value) })}
            data={minuteChoices(stored.idleMinutes).map((minutes) => ({
              value: String(minutes),
              label: words(minutes),
            }))}
          />
          <NativeSelect
            label={t('settings.absolute')}
            description={t('settings.absoluteHelp')}
            disabled={blocked !== null}
            value={String(values.absoluteHours)}
            onChange={({ currentTarget: { value } }) => set({ absoluteHours: Number(value) })}
            data={hourChoices(stored.absoluteHours).map((hours) => ({
              value: String(hours),
              label: words(hours * 60),
            }))}
          />
        </div>
        {unsaved && <SettingsEffects asked={settings.effects} />}
        {Boolean(settings.refusal) && (
          <div className={classes.notice}>
            <Notice tone="danger" role="alert">
              {message(settings.refusal)}
            </Notice>
          </div>
        )}
        {blocked !== null && <p className={classes.why}>{blocked}</p>}
        <div className={classes.foot}>
          <p className={classes.state} role="status">
            {saved && <IconCheck size={16} aria-hidden />}
            {saved ? t('settings:profile.saved') : unsaved && t('settings:profile.unsaved')}
          </p>
          <Button type="submit" loading={saving} disabled={!settings.ready}>
            {t('settings:profile.save')}
          </Button>
        </div>
      </form>
      {/* Beside the form: a button of the question inside the form would submit it. */}
      <LeaveGuard
        unsaved={unsaved && !saving}
        title={t('settings:leave.title')}
        what={t('settings.leave')}
        stay={t('settings:leave.stay')}
        leave={t('settings:leave.leave')}
      />
    </>
  );
}

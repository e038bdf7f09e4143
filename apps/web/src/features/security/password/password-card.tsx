import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TimedRefusal } from '../../../errors/timed-refusal.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { PasswordStrength } from '../../../ui/password-strength/password-strength.tsx';
import type { SignedIn } from '../../auth/use-session.ts';
import { PasswordHintList } from '../../auth/password-hint-list.tsx';
import { Card } from '../card.tsx';
import classes from '../security.module.css';
import { useChangePassword } from './use-change-password.ts';

interface Props {
  readonly session: SignedIn;
  /** With a second factor the password may be shorter. */
  readonly hasFactor: boolean;
}

export function PasswordCard({ session, hasFactor }: Props) {
  const { t } = useTranslation('security');
  const { form, context, hints, saving, refusal, refusedAt, submit } = useChangePassword(session, hasFactor);
  const { newPassword } = form.values;
  return (
    <Card id="password" title={t('password.title')}>
      <p className={classes.what}>{t('password.what')}</p>
      <form noValidate onSubmit={submit} className={classes.fields} aria-labelledby="password">
        {/* Tells password managers whose password this is. */}
        <input hidden readOnly name="username" autoComplete="username" value={session.user.email} />
        <PasswordField
          required
          label={t('password.current')}
          name="current-password"
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordField
          required
          label={t('password.new')}
          name="new-password"
          autoComplete="new-password"
          description={
            <>
              <PasswordHintList
                hints={hints}
                started={newPassword.length > 0}
                shorterWithFactor={!hasFactor}
              />
              {newPassword.length > 0 && <PasswordStrength password={newPassword} context={context} />}
            </>
          }
          descriptionProps={{ component: 'div', mod: { lasting: true } }}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          {...form.getInputProps('newPassword')}
        />
        <TimedRefusal error={refusal} since={refusedAt} />
        <div className={classes.foot}>
          <Button type="submit" loading={saving}>
            {t('password.change')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

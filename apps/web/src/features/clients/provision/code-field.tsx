import { maxClientCodeLength } from '@gatehouse/core/clients/vocabulary';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../profile/profile-form.module.css';
import type { ProfileForm } from '../profile/use-profile-form.ts';
import { useTakenBy } from './use-taken-by.ts';

/** The client ID, looked up while it is typed: a taken one is reported before anything is sent. */
export function CodeField({ form }: { form: ProfileForm }) {
  const { t } = useTranslation('clients');
  const { error, ...input } = form.getInputProps('code');
  const name = useTakenBy(form.values.code.trim());
  return (
    <TextInput
      required
      withAsterisk={false}
      className={classes.code}
      label={t('field.code')}
      description={t('form.codeHelp')}
      maxLength={maxClientCodeLength}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      dir="ltr"
      {...input}
      error={name === null ? error : t('problem.takenBy', { name })}
    />
  );
}

import type { PreviewResetOutput } from '@gatehouse/core/accounts/contract';
import { Button, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../errors/field-errors.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from '../auth/form.module.css';
import { NewPasswordField } from '../auth/new-password-field.tsx';
import { passes, passwordHints } from '../auth/password-hints.ts';

interface Props {
  /** The account of the password, and its least length. */
  readonly link: PreviewResetOutput;
  readonly error: unknown;
  readonly saving: boolean;
  readonly onSave: (password: string) => void;
}

/** The link does not reveal name and organisations: only the server can refuse their words. */
export function NewPasswordForm({ link: { email, minPasswordLength }, error, saving, onSave }: Props) {
  const { t } = useTranslation(['recovery', 'auth']);
  const message = useErrorMessage();
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: (password) =>
        passes(passwordHints(password, [email], minPasswordLength)) ? null : t('auth:passwordWeak'),
    },
  });
  const refused = useFieldErrors()(error, ['password']).password;

  useEffect(() => {
    if (refused === undefined) return;
    form.setErrors({ password: refused });
    form.getInputNode('password')?.focus();
    // oxlint-disable-next-line react/exhaustive-deps -- once for each answer, not for each keystroke
  }, [error]);

  return (
    <>
      <PageHeader title={t('reset.title')} sentence={t('reset.sentence')} />
      <form
        noValidate
        className={classes.form}
        onSubmit={form.onSubmit(
          ({ password }) => {
            if (!saving) onSave(password);
          },
          () => form.getInputNode('password')?.focus(),
        )}
      >
        <Text>
          <Trans t={t} i18nKey="reset.whose" values={{ email }} components={{ name: <bdi /> }} />
        </Text>
        <NewPasswordField
          required
          withAsterisk={false}
          label={t('reset.password')}
          username={email}
          shortest={minPasswordLength}
          context={[email]}
          autoFocus
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        {Boolean(error) && refused === undefined && (
          <Notice tone="danger" role="alert">
            {message(error)}
          </Notice>
        )}
        <Button type="submit" fullWidth size="md" loading={saving}>
          {t('reset.submit')}
        </Button>
      </form>
    </>
  );
}

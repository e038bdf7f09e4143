import { maxEmailLength } from '@gatehouse/core/identity/vocabulary';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../errors/field-errors.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { WayBack } from '../auth/way-back.ts';

interface Props {
  readonly email: string;
  readonly wayBack: WayBack;
  readonly request: {
    readonly mutate: (input: { email: string }) => void;
    readonly isPending: boolean;
    readonly error: unknown;
  };
}

export function ForgotPasswordForm({ email, wayBack, request }: Props) {
  const { t } = useTranslation(['recovery', 'auth']);
  const message = useErrorMessage();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email },
    validate: { email: (value) => (value.trim() ? null : t('auth:signIn.emailMissing')) },
  });
  const refused = useFieldErrors()(request.error, ['email']).email;
  useEffect(() => {
    if (refused === undefined) return;
    form.setErrors({ email: refused });
    form.getInputNode('email')?.focus();
    // oxlint-disable-next-line react/exhaustive-deps -- once for each answer, not for each keystroke
  }, [request.error]);
  const submit = form.onSubmit(
    (values) => {
      if (!request.isPending) request.mutate({ email: values.email.trim() });
    },
    () => form.getInputNode('email')?.focus(),
  );
  return (
    <>
      <PageHeader title={t('forgot.title')} sentence={t('forgot.sentence')} />
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            required
            withAsterisk={false}
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={maxEmailLength}
            autoFocus
            label={t('auth:signIn.email')}
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          {Boolean(request.error) && refused === undefined && (
            <Notice tone="danger" role="alert">
              {message(request.error)}
            </Notice>
          )}
          <Button type="submit" fullWidth size="md" loading={request.isPending}>
            {t('forgot.submit')}
          </Button>
          <ButtonLink to="/sign-in" search={wayBack} variant="subtle" fullWidth>
            {t('toSignIn')}
          </ButtonLink>
        </Stack>
      </form>
    </>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/password-field.tsx';
import classes from './form.module.css';
import { SignInProblem } from './sign-in-problem.tsx';
import { useSignIn } from './use-sign-in.ts';

/** The router leads on by itself once the session is there: to where the person wanted to go. */
export function SignInForm({ email }: { email: string }) {
  const { t } = useTranslation('auth');
  const signIn = useSignIn();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (value.trim() ? null : t('signIn.emailMissing')),
      password: (value) => (value ? null : t('signIn.passwordMissing')),
    },
  });
  const submit = form.onSubmit(
    ({ email: address, password }) => {
      if (!signIn.isPending) signIn.mutate({ email: address.trim(), password });
    },
    (errors) => form.getInputNode(errors['email'] ? 'email' : 'password')?.focus(),
  );
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <TextInput
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        label={t('signIn.email')}
        data-autofocus={!email}
        autoFocus={!email}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordField
        name="password"
        autoComplete="current-password"
        label={t('signIn.password')}
        autoFocus={Boolean(email)}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <SignInProblem outcome={signIn} />
      <Button type="submit" fullWidth size="md" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}

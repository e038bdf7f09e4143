import { Button, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/button-link.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import classes from './form.module.css';
import { SignInProblem } from './sign-in-problem.tsx';
import { useSignIn } from './use-sign-in.ts';
import type { WayBack } from './way-back.ts';

/**
 * The router continues automatically once the session exists, to the requested page. Two fields need no form library: this page is the
 * first one of most visits.
 */
export function SignInForm({ email, wayBack }: { email: string; wayBack: WayBack }) {
  const { t } = useTranslation('auth');
  const signIn = useSignIn();
  const address = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState({ email: false, password: false });
  const typed = () => ({
    email: address.current?.value.trim() ?? '',
    password: password.current?.value ?? '',
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = typed();
    const lacking = { email: input.email === '', password: input.password === '' };
    setMissing(lacking);
    if (lacking.email) address.current?.focus();
    else if (lacking.password) password.current?.focus();
    else if (!signIn.isPending) signIn.mutate(input);
  };

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <TextInput
        ref={address}
        required
        withAsterisk={false}
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        label={t('signIn.email')}
        autoFocus={!email}
        defaultValue={email}
        onChange={() => setMissing((now) => ({ ...now, email: false }))}
        error={missing.email && t('signIn.emailMissing')}
      />
      <PasswordField
        ref={password}
        required
        withAsterisk={false}
        name="password"
        autoComplete="current-password"
        label={t('signIn.password')}
        autoFocus={Boolean(email)}
        onChange={() => setMissing((now) => ({ ...now, password: false }))}
        error={missing.password && t('signIn.passwordMissing')}
      />
      <SignInProblem outcome={signIn} />
      <Button type="submit" fullWidth size="md" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      <TextLink
        to="/forgot-password"
        search={wayBack}
        className={classes.beside}
        state={() => ({ email: typed().email })}
      >
        {t('signIn.forgotten')}
      </TextLink>
    </form>
  );
}

import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { maxNameLength } from '@gatehouse/core/platform/vocabulary';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../errors/field-errors.ts';
import { toProblem } from '../../errors/problem.ts';
import classes from '../auth/form.module.css';
import { NewPasswordField } from '../auth/new-password-field.tsx';
import { passes, passwordHints } from '../auth/password-hints.ts';
import { AcceptProblem } from './accept-problem.tsx';
import { Offer } from './offer.tsx';
import { OrSignIn } from './or-sign-in.tsx';
import type { Accepting } from './use-accept.ts';

interface Props {
  readonly preview: PreviewOutput;
  /** The address may have an account: both ways are offered. */
  readonly orKnown: boolean;
  readonly accepting: Accepting;
  /** The address has an account by now: looks up again what this link offers. */
  readonly onOutdated: () => void;
}

const fields = ['displayName', 'password'] as const;

export function NewPersonForm({ preview, orKnown, accepting, onOutdated }: Props) {
  const { t } = useTranslation(['accept', 'auth']);
  const fieldErrors = useFieldErrors();
  const form = useForm({
    initialValues: { displayName: '', password: '' },
    validate: {
      displayName: (name) => (name.trim() ? null : t('new.nameMissing')),
      password: (password, values) =>
        passes(passwordHints(password, contextOf(values.displayName))) ? null : t('auth:passwordWeak'),
    },
  });
  const { displayName, password } = form.values;
  const { error } = accepting;

  useEffect(() => {
    if (!error) return;
    if (toProblem(error).reason === 'unauthenticated') onOutdated();
    const own = fieldErrors(error, fields);
    form.setErrors(own);
    focusFirst(own);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each answer, not for each keystroke
  }, [error]);

  return (
    <>
      <Offer preview={preview} />
      <form
        noValidate
        className={classes.form}
        onSubmit={form.onSubmit(
          (values) => accepting.accept({ displayName: values.displayName.trim(), password: values.password }),
          focusFirst,
        )}
      >
        <TextInput
          label={t('new.name')}
          description={t('new.nameHelp')}
          required
          name="name"
          autoComplete="name"
          maxLength={maxNameLength}
          dir="auto"
          {...form.getInputProps('displayName')}
        />
        <NewPasswordField
          label={t('new.password')}
          required
          username={preview.email}
          context={contextOf(displayName)}
          {...form.getInputProps('password')}
          value={password}
        />
        <AcceptProblem error={error} preview={preview} />
        <Button type="submit" size="md" fullWidth loading={accepting.isPending}>
          {t('new.submit')}
        </Button>
      </form>
      {orKnown && <OrSignIn email={preview.email} />}
    </>
  );

  function focusFirst(errors: Partial<Record<string, unknown>>) {
    const field = fields.find((name) => errors[name]);
    if (field) form.getInputNode(field)?.focus();
  }

  function contextOf(name: string) {
    return [preview.email, name, preview.organisation.name];
  }
}

import { minPasswordLength, minPasswordLengthWithFactor } from '@gatehouse/core/identity/vocabulary';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../../errors/field-errors.ts';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import type { SignedIn } from '../../auth/use-session.ts';
import { passes, passwordHints } from '../../auth/password-hints.ts';

const fields = ['currentPassword', 'newPassword'] as const;

/** The form, what the server will say of the new password as far as the browser can know, and the call that changes it. */
export function useChangePassword(session: SignedIn, hasFactor: boolean) {
  const { t } = useTranslation('security');
  const toast = useToast();
  const fieldErrors = useFieldErrors();
  const utils = trpc.useUtils();
  const { user, memberships } = session;
  const context = [
    user.email,
    user.displayName,
    ...memberships.flatMap(({ organisation: { kind, name } }) => (kind === 'vendor' ? [] : [name])),
    'Gatehouse',
  ];
  const hintsFor = (password: string) =>
    passwordHints(password, context, hasFactor ? minPasswordLengthWithFactor : minPasswordLength);

  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (password) => (password ? null : t('password.currentMissing')),
      newPassword: (password, { currentPassword }) =>
        !passes(hintsFor(password))
          ? t('password.newWeak')
          : password.normalize('NFKC') === currentPassword.normalize('NFKC')
            ? t('password.same')
            : null,
    },
  });

  const change = trpc.account.changePassword.useMutation({
    onSuccess: async () => {
      form.reset();
      toast.done(t('password.done'));
      await utils.account.invalidate();
    },
  });

  const { error } = change;
  const { newPassword } = fieldErrors(error, fields);
  const currentPassword = isWrongPassword(error) ? t('password.wrong') : undefined;
  const refused = currentPassword ? 'currentPassword' : newPassword ? 'newPassword' : null;
  useEffect(() => {
    if (!refused) return;
    form.setErrors({ currentPassword, newPassword });
    form.getInputNode(refused)?.focus();
    // oxlint-disable-next-line react/exhaustive-deps -- once for each answer, not for each keystroke
  }, [error]);

  return {
    form,
    context,
    hints: hintsFor(form.values.newPassword),
    saving: change.isPending,
    /** A refusal that belongs to no field. */
    refusal: refused ? null : error,
    refusedAt: change.submittedAt,
    submit: form.onSubmit(
      (values) => {
        if (!change.isPending) change.mutate(values);
      },
      (errors) => {
        const first = fields.find((field) => errors[field] !== undefined);
        if (first) form.getInputNode(first)?.focus();
      },
    ),
  };
}

function isWrongPassword(error: unknown): boolean {
  const reason = error ? toProblem(error).reason : null;
  return reason === 'invalid_credentials' || reason === 'reauthentication_required';
}

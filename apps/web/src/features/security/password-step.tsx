import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { TimedRefusal } from '../../errors/timed-refusal.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useSession } from '../auth/use-session.ts';
import classes from './flow.module.css';

interface Props {
  /** Further questions, and what the act means. */
  readonly children?: ReactNode;
  readonly act: string;
  readonly cancel: string;
  readonly danger?: boolean;
  readonly outcome: {
    readonly isPending: boolean;
    readonly error: unknown;
    readonly submittedAt: number;
  };
  /** The text for a refusal that this act words itself; null uses the common ones. */
  readonly explain?: ((error: unknown) => ReactNode) | undefined;
  readonly onCancel: () => void;
  readonly onPassword: (password: string) => void;
}

/** Asks for the password again, for acts that a person at a borrowed screen must not be able to do (SECURITY R06). */
export function PasswordStep(props: Props) {
  const { children, act, cancel, danger = false, outcome, explain, onCancel, onPassword } = props;
  const { t } = useTranslation('security');
  const field = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const { isPending, error, submittedAt } = outcome;
  const wrong = isWrongPassword(error);
  const email = useSession()?.user.email ?? '';

  useEffect(() => {
    if (wrong) field.current?.select();
  }, [wrong, submittedAt]);

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const password = field.current?.value ?? '';
        setMissing(password === '');
        if (password === '') field.current?.focus();
        else if (!isPending) onPassword(password);
      }}
    >
      {children}
      {/* Tells password managers whose password this is. */}
      <input hidden readOnly name="username" autoComplete="username" value={email} />
      <PasswordField
        ref={field}
        required
        withAsterisk={false}
        name="password"
        autoComplete="current-password"
        label={t('confirm.password')}
        description={t('confirm.why')}
        data-autofocus
        errorProps={{ role: 'alert' }}
        onChange={() => setMissing(false)}
        error={missing ? t('confirm.missing') : wrong && t('confirm.wrong')}
      />
      {!wrong && Boolean(error) && (explain?.(error) ?? <TimedRefusal error={error} since={submittedAt} />)}
      <div className={classes.buttons}>
        <Button variant="default" disabled={isPending} onClick={onCancel}>
          {cancel}
        </Button>
        <Button type="submit" loading={isPending} color={danger ? 'danger' : 'accent'}>
          {act}
        </Button>
      </div>
    </form>
  );
}

function isWrongPassword(error: unknown): boolean {
  if (!error) return false;
  const { reason } = toProblem(error);
  return reason === 'invalid_credentials' || reason === 'reauthentication_required';
}

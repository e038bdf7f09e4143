import type { PasswordInputProps } from '@mantine/core';
import { PasswordField } from '../../ui/password-field.tsx';
import { PasswordStrength } from '../../ui/password-strength/password-strength.tsx';
import { PasswordHintList } from './password-hint-list.tsx';
import { passwordHints } from './password-hints.ts';

interface Props extends PasswordInputProps {
  readonly value: string;
  /** Address and names that must not be part of the password. */
  readonly context: readonly string[];
  /** Tells password managers whose password this is. */
  readonly username: string;
  /** The least length; without it the longer one applies. */
  readonly shortest?: number;
}

/** A field for a new password, with its requirements ticked off while typing. */
export function NewPasswordField({ value, context, username, shortest, ...rest }: Props) {
  return (
    <>
      <input hidden readOnly name="username" autoComplete="username" value={username} />
      <PasswordField
        name="password"
        autoComplete="new-password"
        value={value}
        description={
          <>
            <PasswordHintList hints={passwordHints(value, context, shortest)} started={value.length > 0} />
            {value.length > 0 && <PasswordStrength password={value} context={context} />}
          </>
        }
        descriptionProps={{ component: 'div', mod: { lasting: true } }}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        {...rest}
      />
    </>
  );
}

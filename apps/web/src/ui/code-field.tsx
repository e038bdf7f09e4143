import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './code-field.module.css';

interface Props extends Omit<TextInputProps, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Digits of an app or a mail, or letters of a recovery code. */
  readonly of: 'digits' | 'letters';
}

/**
 * A field for a code, typed or pasted in any spelling: comparing ignores spaces and dashes. It gets the focus, and a wrong code is
 * selected.
 */
export function CodeField({ of, onChange, ...rest }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const wrong = Boolean(rest.error);
  useEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    if (wrong) field.current?.select();
  }, [wrong]);
  return (
    <TextInput
      ref={field}
      required
      withAsterisk={false}
      name="code"
      autoComplete={of === 'digits' ? 'one-time-code' : 'off'}
      inputMode={of === 'digits' ? 'numeric' : 'text'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={60}
      dir="ltr"
      data-autofocus
      classNames={{ input: classes.input ?? '' }}
      // The focus does not move, so without the role a screen reader would not announce the error.
      errorProps={{ role: 'alert' }}
      onChange={({ currentTarget: { value } }) => onChange(value)}
      {...rest}
    />
  );
}

/** A code in the form that is compared. */
export const bareCode = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

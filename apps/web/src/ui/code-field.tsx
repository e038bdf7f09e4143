import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './code-field.module.css';

interface Props extends Omit<TextInputProps, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Digits of an app or a mail, or letters somebody has written down. */
  readonly of: 'digits' | 'letters';
}

/** Where a code is typed or pasted, however it was written: whoever compares it leaves spaces and dashes out. Has the focus, and what was wrong is selected. */
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
      // The focus stays where it is: without it nobody who does not see would know.
      errorProps={{ role: 'alert' }}
      onChange={({ currentTarget: { value } }) => onChange(value)}
      {...rest}
    />
  );
}

/** A code as it is compared. */
export const bareCode = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

import { lifetimes, minute } from '@gatehouse/policy';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TimedRefusal } from '../../../errors/timed-refusal.tsx';
import classes from './proof.module.css';
import { useProof } from './use-proof.ts';

interface Props {
  readonly email: string;
  readonly onProven: () => void;
}

/** A button that mails the code, then a field for it. */
export function Proof({ email, onProven }: Props) {
  const { t } = useTranslation('proof');
  const proof = useProof(onProven);
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { sent, wrongCode } = proof;

  useEffect(() => {
    if (sent) field.current?.focus();
  }, [sent]);
  useEffect(() => {
    if (wrongCode) field.current?.select();
  }, [wrongCode]);

  const refusal = <TimedRefusal error={proof.refusal} since={proof.refusedAt} />;
  if (!sent) {
    return (
      <div className={classes.steps}>
        {refusal}
        <Button variant="default" size="compact-sm" loading={proof.sending} onClick={proof.send}>
          {t('send')}
        </Button>
      </div>
    );
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = code.replaceAll(/[\s-]/g, '');
    setMissing(typed === '');
    if (typed === '') field.current?.focus();
    else proof.confirm(typed);
  };
  const wrong = missing ? t('missing') : wrongCode && t('wrong');
  return (
    <form noValidate className={classes.steps} onSubmit={submit}>
      <p role="status" className={classes.sent}>
        {t('sent', { email, count: lifetimes.emailProof / minute })}
      </p>
      <div className={classes.line}>
        <TextInput
          ref={field}
          className={classes.code ?? ''}
          label={t('code')}
          required
          withAsterisk={false}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          dir="ltr"
          value={code}
          onChange={({ currentTarget: { value } }) => setCode(value)}
          error={wrong}
        />
        <Button type="submit" loading={proof.confirming}>
          {t('confirm')}
        </Button>
        <Button variant="subtle" loading={proof.sending} onClick={proof.send}>
          {t('again')}
        </Button>
      </div>
      {refusal}
    </form>
  );
}

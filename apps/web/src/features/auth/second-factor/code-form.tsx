import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimedRefusal } from '../../../errors/timed-refusal.tsx';
import { bareCode, CodeField } from '../../../ui/code-field.tsx';
import classes from '../form.module.css';
import { isWrong, type Verifying } from './use-verify.ts';

interface Props {
  readonly method: 'totp' | 'recovery_code';
  readonly verifying: Verifying;
}

/** An app's code is sent with its sixth digit, as the form announces: nothing is left to decide. */
export function CodeForm({ method, verifying }: Props) {
  const { t } = useTranslation('second-factor');
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const { isPending, isSuccess, submittedAt, error } = verifying;
  const wrong = isWrong(verifying);

  const send = (typed: string) => {
    setMissing(bareCode(typed) === '');
    if (bareCode(typed) !== '' && !isPending && !isSuccess)
      verifying.mutate({ method, code: bareCode(typed) });
  };
  const change = (typed: string) => {
    setCode(typed);
    setMissing(false);
    if (wrong) verifying.reset();
    if (method === 'totp' && /^\d{6}$/.test(bareCode(typed)) && bareCode(typed) !== bareCode(code))
      send(typed);
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send(code);
      }}
    >
      <CodeField
        of={method === 'totp' ? 'digits' : 'letters'}
        label={t(`${method}.label`)}
        description={t(`${method}.help`)}
        value={code}
        onChange={change}
        error={missing ? t(`${method}.missing`) : wrong && t(`${method}.wrong`)}
      />
      {!wrong && <TimedRefusal error={error} since={submittedAt} />}
      <Button type="submit" fullWidth size="md" loading={isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}

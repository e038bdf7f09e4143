import type { SecondFactor, SecondFactorOffer } from '@gatehouse/core/identity/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { passkeysHere } from '../passkeys/passkeys-here.ts';
import { CodeForm } from './code-form.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import classes from './second-factor.module.css';
import { useVerify } from './use-verify.ts';

interface Props {
  readonly offer: SecondFactorOffer;
  /** The reader wants to start again: the pending session is dropped. */
  readonly onBack: () => void;
  readonly onLapsed: () => void;
}

/** The best one first: nobody can be talked out of a passkey. */
const preferred: readonly SecondFactor[] = ['passkey', 'totp', 'recovery_code'];

/** After the password: one factor at a time, with links to the person's other factors. */
export function SecondFactorStep({ offer, onBack, onLapsed }: Props) {
  const { t } = useTranslation('second-factor');
  const factors = preferred.filter((factor) => offer.factors.includes(factor));
  const usable = factors.filter((factor) => factor !== 'passkey' || passkeysHere().possible);
  const [method, setMethod] = useState<SecondFactor>(usable[0] ?? 'passkey');
  const verifying = useVerify(onLapsed);
  const signOut = trpc.auth.signOut.useMutation({ onSettled: onBack });
  const busy = verifying.isPending || verifying.isSuccess;
  return (
    <>
      <PageHeader title={t(`${method}.title`)} sentence={t(`${method}.sentence`)} />
      {method === 'passkey' ? (
        <PasskeyForm verifying={verifying} />
      ) : (
        <CodeForm key={method} method={method} verifying={verifying} />
      )}
      <div className={classes.others}>
        {usable
          .filter((factor) => factor !== method)
          .map((factor) => (
            <Button
              key={factor}
              variant="subtle"
              fullWidth
              disabled={busy}
              onClick={() => {
                verifying.reset();
                setMethod(factor);
              }}
            >
              {t(`${factor}.instead`)}
            </Button>
          ))}
        <Button
          variant="subtle"
          fullWidth
          disabled={busy}
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          {t('back')}
        </Button>
      </div>
    </>
  );
}

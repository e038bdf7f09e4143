import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TimedRefusal } from '../../../errors/timed-refusal.tsx';
import { Notice } from '../../../ui/notice.tsx';
import classes from '../form.module.css';
import { browserRefusal } from '../passkeys/browser-refusal.ts';
import { NoPasskeys } from '../passkeys/no-passkeys.tsx';
import { passkeysHere } from '../passkeys/passkeys-here.ts';
import { RefusalNotice } from '../passkeys/refusal-notice.tsx';
import { isWrong, type Verifying } from './use-verify.ts';

/** The browser asks only when the button is pressed: the reader must know who asks, and why. */
export function PasskeyForm({ verifying }: { verifying: Verifying }) {
  const { t } = useTranslation('second-factor');
  const { isPending, submittedAt, error } = verifying;
  const refusal = browserRefusal(error);
  const here = passkeysHere();
  if (!here.possible) {
    return (
      <Notice tone="warning" role="status">
        <NoPasskeys here={here} />
      </Notice>
    );
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) verifying.mutate({ method: 'passkey' });
      }}
    >
      {refusal && refusal !== 'cancelled' && refusal !== 'known' ? (
        <RefusalNotice refusal={refusal} />
      ) : isWrong(verifying) || refusal ? (
        <Notice tone={refusal ? 'neutral' : 'danger'} role="alert">
          {t(refusal ? 'passkey.cancelled' : 'passkey.wrong')}
        </Notice>
      ) : (
        <TimedRefusal error={error} since={submittedAt} />
      )}
      <Button
        type="submit"
        fullWidth
        size="md"
        autoFocus
        leftSection={<IconFingerprint size={18} stroke={1.75} aria-hidden />}
        loading={isPending}
      >
        {t('passkey.submit')}
      </Button>
    </form>
  );
}

import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TimedRefusal } from '../../../errors/timed-refusal.tsx';
import { Notice } from '../../../ui/notice.tsx';
import classes from '../form.module.css';
import { browserRefusal } from '../passkeys/browser-refusal.ts';
import { supportsPasskeys } from '../passkeys/supports-passkeys.ts';
import { isWrong, type Verifying } from './use-verify.ts';

/** The browser's question comes when the button is pressed, never by itself: one must know who asks, and why. */
export function PasskeyForm({ verifying }: { verifying: Verifying }) {
  const { t } = useTranslation('second-factor');
  const { isPending, submittedAt, error } = verifying;
  const refusal = browserRefusal(error);
  if (!supportsPasskeys()) {
    return (
      <Notice tone="warning" role="status">
        {t('passkey.unsupported')}
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
      {isWrong(verifying) || refusal ? (
        <Notice tone={refusal === 'cancelled' ? 'neutral' : 'danger'} role="alert">
          {t(refusal === 'cancelled' ? 'passkey.cancelled' : refusal ? 'passkeyImpossible' : 'passkey.wrong')}
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

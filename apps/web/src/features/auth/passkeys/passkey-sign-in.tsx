import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { TimedRefusal } from '../../../errors/timed-refusal.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { browserRefusal } from './browser-refusal.ts';
import classes from './passkey-sign-in.module.css';
import { NoPasskeys } from './no-passkeys.tsx';
import { passkeysHere } from './passkeys-here.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

/** Beside the password, not after it: a passkey stored on the device needs neither address nor password. */
export function PasskeySignIn() {
  const { t } = useTranslation('second-factor');
  const signIn = usePasskeySignIn();
  const here = passkeysHere();
  if (!here.possible) {
    // Readers with an unsupported browser have not asked for passkeys, so nothing is shown. A wrong address can be corrected.
    return here.why === 'browser' ? null : (
      <p className={classes.elsewhere}>
        <NoPasskeys here={here} />
      </p>
    );
  }
  return (
    <div className={classes.other}>
      <p className={classes.or} aria-hidden>
        {t('or')}
      </p>
      <Problem outcome={signIn} />
      <Button
        variant="default"
        fullWidth
        size="md"
        leftSection={<IconFingerprint size={18} stroke={1.75} aria-hidden />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        {t('passkeySignIn')}
      </Button>
    </div>
  );
}

function Problem({
  outcome: { error, data, submittedAt },
}: {
  outcome: ReturnType<typeof usePasskeySignIn>;
}) {
  const { t } = useTranslation(['second-factor', 'auth']);
  const refusal = browserRefusal(error);
  const unknown = error !== null && toProblem(error).reason === 'invalid_credentials';
  if (!refusal && !unknown && data?.kept !== false) return <TimedRefusal error={error} since={submittedAt} />;
  if (refusal && refusal !== 'cancelled' && refusal !== 'known') return <RefusalNotice refusal={refusal} />;
  return (
    <Notice tone={refusal ? 'neutral' : 'danger'} role="alert">
      {data?.kept === false ? t('auth:signIn.noCookie') : unknown ? t('passkeyUnknown') : t('passkeyNone')}
    </Notice>
  );
}

import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { TimedRefusal } from '../../../errors/timed-refusal.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { browserRefusal } from './browser-refusal.ts';
import classes from './passkey-sign-in.module.css';
import { supportsPasskeys } from './supports-passkeys.ts';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

/** Beside the password, not after it: a passkey that is kept on the device needs neither address nor password. */
export function PasskeySignIn() {
  const { t } = useTranslation('second-factor');
  const signIn = usePasskeySignIn();
  if (!supportsPasskeys()) return null;
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
  return (
    <Notice tone={refusal === 'cancelled' ? 'neutral' : 'danger'} role="alert">
      {data?.kept === false
        ? t('auth:signIn.noCookie')
        : unknown
          ? t('passkeyUnknown')
          : refusal === 'cancelled'
            ? t('passkeyNone')
            : t('passkeyImpossible')}
    </Notice>
  );
}

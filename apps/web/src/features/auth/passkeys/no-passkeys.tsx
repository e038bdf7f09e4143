import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PasskeysHere } from './passkeys-here.ts';

/** Why passkeys are not offered on this page, and where they would be. */
export function NoPasskeys({ here }: { here: PasskeysHere }) {
  const { t } = useTranslation('auth');
  if (here.possible) return null;
  if (here.why === 'browser') return <>{t('passkeys.browser')}</>;
  if (here.better === null) return <>{t('passkeys.number')}</>;
  return (
    <Anchor href={here.better} inherit>
      {t('passkeys.elsewhere', { address: new URL(here.better).host })}
    </Anchor>
  );
}

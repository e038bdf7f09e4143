import { Anchor } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import type { PasskeysHere } from './passkeys-here.ts';

/** Why passkeys are not offered on this page, and where they would be. */
export function NoPasskeys({ here }: { here: PasskeysHere }) {
  const { t } = useTranslation('auth');
  if (here.possible) return null;
  if (here.why === 'browser') return <>{t('passkeys.browser')}</>;
  if (here.better === null) return <>{t('passkeys.number')}</>;
  return (
    <Trans
      t={t}
      i18nKey="passkeys.elsewhere"
      values={{ address: new URL(here.better).host }}
      components={{ address: <Anchor href={here.better} inherit /> }}
    />
  );
}

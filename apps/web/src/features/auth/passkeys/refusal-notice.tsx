import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.tsx';
import type { BrowserRefusal } from './browser-refusal.ts';

interface Props {
  readonly refusal: Exclude<BrowserRefusal, 'cancelled' | 'known'>;
}

/** Explains a browser's error by its reason, wherever a passkey was asked for. */
export function RefusalNotice({ refusal }: Props) {
  const { t } = useTranslation('auth');
  return (
    <Notice tone="danger" role="alert">
      {t(`passkeys.refused.${refusal}`, { host: globalThis.location.host })}
    </Notice>
  );
}

import type { SessionRow } from '@gatehouse/core/sessions/contract';
import type { TFunction } from 'i18next';

type Machine = Pick<SessionRow, 'device' | 'browser' | 'os'>;

/** “Firefox 145 on Windows”. Unknown parts are omitted. */
export function sessionLabels({ device, browser, os }: Machine, t: TFunction<'sessions'>): string {
  if (browser !== null && os !== null) return t('browserOn', { browser, os });
  return browser ?? os ?? t(`unknown.${device}`);
}

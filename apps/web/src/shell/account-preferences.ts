import { useEffect } from 'react';
import { alone } from '../api/links.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { isLanguage, storedLanguage } from '../i18n/languages.ts';
import { showTimesIn } from '../i18n/time-zone.ts';
import { trpc } from '../trpc.ts';

/** The language of an account that has never chosen one. It is no reason to override the browser's. */
const unsaid = 'en';

/**
 * Applies the account's language and time zone to this device. Times are shown in the account's zone on every device. A language chosen on
 * this device stays; without one, the account's language is adopted and stored.
 */
export function useAccountPreferences(signedIn: boolean): void {
  const { data } = trpc.account.profile.useQuery(undefined, {
    enabled: signedIn,
    staleTime: Infinity,
    trpc: { context: alone },
  });
  useEffect(() => {
    showTimesIn((signedIn && data?.timezone) || null);
    if (!data) return;
    const { locale } = data;
    if (storedLanguage() === null && locale !== unsaid && isLanguage(locale)) void changeLanguage(locale);
  }, [signedIn, data]);
}

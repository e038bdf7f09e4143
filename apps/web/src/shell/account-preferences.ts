import { useEffect } from 'react';
import { alone } from '../api/links.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { isLanguage, storedLanguage } from '../i18n/languages.ts';
import { showTimesIn } from '../i18n/time-zone.ts';
import { trpc } from '../trpc.ts';

/** What an account has that never said anything about its language: no reason to leave the browser's. */
const unsaid = 'en';

/**
 * Brings what the account says about language and time zone to this device. Times are shown in the account's zone wherever one signs
 * in. A language chosen on this device stands; where none was, the account's is taken over and kept.
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

import type { Locale } from '../email-content.ts';

/** What every mail says in the same words. */
export const frameTexts: Record<Locale, { readonly hint: string; readonly supportLabel: string }> = {
  en: { hint: 'Or copy this link into your browser:', supportLabel: 'Help' },
  de: { hint: 'Oder kopieren Sie diesen Link in Ihren Browser:', supportLabel: 'Hilfe' },
};

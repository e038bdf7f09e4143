import type { Locale } from '../email-content.ts';

/** The texts that all mails share. */
export const frameTexts: Record<Locale, { readonly hint: string; readonly supportLabel: string }> = {
  en: { hint: 'Or copy this link into your browser:', supportLabel: 'Help' },
  de: { hint: 'Oder kopieren Sie diesen Link in Ihren Browser:', supportLabel: 'Hilfe' },
};

import type { Locale } from '../letter.ts';

/** What every mail says in the same words. */
export const frameWords: Record<Locale, { readonly hint: string; readonly supportLabel: string }> = {
  en: { hint: 'Or copy this link into your browser:', supportLabel: 'Help' },
  de: { hint: 'Oder kopieren Sie diesen Link in Ihren Browser:', supportLabel: 'Hilfe' },
};

/** Languages of the portal. */
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** The language a person reads; English when none is stored, or one that the portal does not have, or no longer has. */
export const localeOf = (stored: string | null): Locale => locales.find((known) => known === stored) ?? 'en';

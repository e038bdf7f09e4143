/** Languages of the portal. */
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** The language somebody reads; English where none is stored, or one that the portal does not speak (any more). */
export const localeOf = (stored: string | null): Locale => locales.find((known) => known === stored) ?? 'en';

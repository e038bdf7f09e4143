import { locales } from '../contract.ts';

export type Locale = (typeof locales)[number];

/** The language a person reads; English for one that the portal does not speak (any more). */
export const localeOf = (stored: string): Locale => locales.find((known) => known === stored) ?? 'en';

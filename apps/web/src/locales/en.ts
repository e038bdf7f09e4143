import type { ResourceLanguage } from 'i18next';

/** Every namespace of this language in one chunk: a file in the folder is enough to be part of it. */
export const files = import.meta.glob<ResourceLanguage>('./en/*.json', { eager: true, import: 'default' });

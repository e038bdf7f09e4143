import i18next, { type FlatNamespace } from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';
import { part } from '../errors/missing-part.ts';
import { languages, pickLanguage, storeLanguage, storedLanguage, type Language } from './languages.ts';

/** The namespaces of the frame, of signing in and of mailed links. They arrive with the first visit, as one file. */
export const firstNamespaces = [
  'accept',
  'auth',
  'common',
  'errors',
  'proof',
  'recovery',
  'second-factor',
  'shell',
] as const;
const ofTheFirst: ReadonlySet<string> = new Set(firstNamespaces);

type Texts = Readonly<Record<string, unknown>>;

/** The files of a language. A file for each namespace would be a request for each: twenty for the roster. */
const files: Readonly<Record<string, Record<'first' | 'inside', () => Promise<{ texts: Texts }>>>> = {
  en: { first: () => import('./texts/first-en.ts'), inside: () => import('./texts/inside-en.ts') },
  de: { first: () => import('./texts/first-de.ts'), inside: () => import('./texts/inside-de.ts') },
} satisfies Record<Language, unknown>;

/** Why a namespace could not be loaded. i18next itself swallows the error and shows keys. */
const failures = new Map<string, Error>();
const nameOf = (language: string, namespace: string) => `${language}/${namespace}`;

const backend = resourcesToBackend(async (language: string, namespace: string) => {
  const name = nameOf(language, namespace);
  try {
    const file = files[language]?.[ofTheFirst.has(namespace) ? 'first' : 'inside'];
    const texts = file && (await part(file)()).texts[`../../locales/${language}/${namespace}.json`];
    if (texts === undefined) throw new Error(`No texts: ${name}`);
    failures.delete(name);
    return texts;
  } catch (error) {
    failures.set(name, error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
});

function applyToDocument(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}

/** @throws the missing part for a namespace that could not be loaded */
function requireTexts(language: string, namespaces: readonly string[]): void {
  for (const namespace of namespaces) {
    if (!i18next.hasResourceBundle(language, namespace))
      throw failures.get(nameOf(language, namespace)) ?? new Error(`No texts: ${language}, ${namespace}`);
  }
}

/** Must be awaited before the first render: no page may show a key instead of a text. */
export async function startI18n(): Promise<void> {
  const language = pickLanguage(storedLanguage(), navigator.languages);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      // A copy, because i18next adds the namespaces that are loaded later.
      ns: [...firstNamespaces],
      defaultNS: 'common',
      supportedLngs: Object.keys(languages),
      // React escapes already.
      interpolation: { escapeValue: false },
    });
  requireTexts(language, firstNamespaces);
  applyToDocument(language);
  i18next.on('languageChanged', applyToDocument);
}

/**
 * Loads the texts of a page, in the shown language and in one that is being chosen right now. @throws the missing part, like a page whose
 * code could not be loaded
 */
export async function loadTexts(namespaces: readonly FlatNamespace[]): Promise<void> {
  await load(namespaces);
  requireTexts(i18next.language, namespaces);
}

let chosen: Language | null = null;

/** Shows everything in another language once all of its texts are loaded. @throws the missing part, and nothing changes */
export async function changeLanguage(to: Language): Promise<void> {
  chosen = to;
  const namespaces = [i18next.options.ns ?? []].flat();
  await i18next.loadLanguages(to);
  await load(namespaces);
  requireTexts(to, namespaces);
  // The reader has chosen another language while this one was loading.
  if (chosen !== to) return;
  storeLanguage(to);
  await i18next.changeLanguage(to);
}

/** i18next requests each namespace once and remembers a failure, so this requests failed ones again. */
async function load(namespaces: readonly string[]): Promise<void> {
  const failed = namespaces.filter((namespace) =>
    Object.keys(languages).some((language) => failures.has(nameOf(language, namespace))),
  );
  if (failed.length > 0) await i18next.reloadResources(null, failed);
  await i18next.loadNamespaces(namespaces);
}

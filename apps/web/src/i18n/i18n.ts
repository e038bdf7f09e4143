import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, pickLanguage, storeLanguage, storedLanguage, type Language } from './languages.ts';

const load = {
  en: () => import('../locales/en.ts'),
  de: () => import('../locales/de.ts'),
} satisfies Record<Language, unknown>;

async function texts(language: Language): Promise<ResourceLanguage> {
  const { files } = await load[language]();
  return Object.fromEntries(
    Object.entries(files).map(([path, resources]) => [path.replace(/^.*\/|\.json$/g, ''), resources]),
  );
}

function follow(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}

/** Must be awaited before the first render; later nothing waits for texts any more. */
export async function startI18n(): Promise<void> {
  const lng = pickLanguage(storedLanguage(), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    defaultNS: 'common',
    supportedLngs: Object.keys(languages),
    resources: { [lng]: await texts(lng) },
    // React escapes already.
    interpolation: { escapeValue: false },
  });
  follow(lng);
  i18next.on('languageChanged', follow);
}

export async function changeLanguage(language: Language): Promise<void> {
  for (const [namespace, resources] of Object.entries(await texts(language))) {
    i18next.addResourceBundle(language, namespace, resources);
  }
  storeLanguage(language);
  await i18next.changeLanguage(language);
}

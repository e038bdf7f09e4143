import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import {
  isLanguage,
  languages,
  pickLanguage,
  storeLanguage,
  storedLanguage,
  type Language,
} from './languages.ts';

/** Texts come in parcels, so that the sign-in page does not wait for the texts of other pages. */
const load = {
  en: {
    everywhere: () => import('../locales/en.ts'),
    links: () => import('../locales/en.links.ts'),
    inside: () => import('../locales/en.inside.ts'),
  },
  de: {
    everywhere: () => import('../locales/de.ts'),
    links: () => import('../locales/de.links.ts'),
    inside: () => import('../locales/de.inside.ts'),
  },
} satisfies Record<Language, unknown>;

type Parcel = keyof (typeof load)['en'];

/** The parcels requested so far. A change of language loads all of them. */
const wanted = new Set<Parcel>(['everywhere']);
let language: Language = 'en';

async function texts(of: Language, parcel: Parcel): Promise<[namespace: string, ResourceLanguage][]> {
  const { files } = await load[of][parcel]();
  return Object.entries(files).map(([path, resources]) => [path.replace(/^.*\/|\.json$/g, ''), resources]);
}

async function bring(of: Language, parcel: Parcel): Promise<void> {
  for (const [namespace, resources] of await texts(of, parcel)) {
    i18next.addResourceBundle(of, namespace, resources);
  }
}

function follow(lng: string): void {
  document.documentElement.lang = lng;
  document.documentElement.dir = i18next.dir(lng);
}

/** Must be awaited before the first render. Later only a page with texts of its own waits for texts. */
export async function startI18n(): Promise<void> {
  language = pickLanguage(storedLanguage(), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    supportedLngs: Object.keys(languages),
    resources: { [language]: Object.fromEntries(await texts(language, 'everywhere')) },
    // React escapes already.
    interpolation: { escapeValue: false },
  });
  follow(language);
  i18next.on('languageChanged', follow);
}

export async function changeLanguage(to: Language): Promise<void> {
  language = to;
  await Promise.all([...wanted].map((parcel) => bring(to, parcel)));
  // The language was changed again while its texts were loading.
  if (language !== to) return;
  storeLanguage(to);
  await i18next.changeLanguage(to);
}

/** For a lazy page: loads its code and its texts together. */
export function withTexts<M>(parcel: Parcel, page: () => Promise<M>): () => Promise<M> {
  return async () => {
    wanted.add(parcel);
    // The language may be changing right now, so the page gets the texts of both languages.
    const spoken = [...new Set([language, i18next.language])].filter(isLanguage);
    const [module] = await Promise.all([page(), ...spoken.map((one) => bring(one, parcel))]);
    return module;
  };
}

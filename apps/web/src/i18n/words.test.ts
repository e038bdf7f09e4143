import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../locales');

function flatten(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`));
}

const textsOf = (language: 'en' | 'de') =>
  readdirSync(join(folder, language)).flatMap((file) =>
    flatten(JSON.parse(readFileSync(join(folder, language, file), 'utf8')), file.replace('.json', '')),
  );

/** Words that the texts avoid, with their replacements (docs/words.md). */
const english: readonly (readonly [forbidden: string, instead: string])[] = [
  ['nobody|somebody|anybody|everybody', 'no one, someone, anyone, everyone'],
  ['at once', 'immediately'],
  ['counts? from', 'takes effect immediately'],
  ['look(?:s|ed|ing)? after', 'supports, manages, is assigned to'],
  ['(?:is|are|is being|be) told', 'is notified'],
  ['takes? (?:nobody|people)? ?in', 'accepts'],
  ['by itself|by themselves', 'automatically'],
  ['anew|again then|if need be', 'again'],
  ['(?<!e-)mails?(?! server)', 'e-mail'],
  ['email', 'e-mail'],
  ['second factors?|factors?|two-factor|2FA|MFA', 'two-step verification; method'],
  ['on offer', 'available'],
  ['switched o(?:n|ff)', 'turned on, turned off'],
  ['log ?in|log ?out|sign-?out', 'sign in, sign out'],
  ['organizations?', 'organisation'],
  ['successfully|oops|please', 'nothing'],
  ['cannot|could not|does not|do not|did not|will not', 'the contraction: can’t, couldn’t, doesn’t'],
];

const german: readonly (readonly [forbidden: string, instead: string])[] = [
  ['Mails?', 'E-Mail'],
  ['(?:zweite\\w*|ein|anderen?) Faktor(?:en)?|Faktor(?:en)?', 'Zwei-Schritt-Bestätigung; Methode'],
  ['Zwei-Faktor\\S*|Bestätigung in zwei Schritten', 'Zwei-Schritt-Bestätigung'],
  ['zur Wahl', 'verfügbar'],
  ['(?:kümmer|bekümmer)\\w*', 'verwalten, betreuen'],
  ['gescheitert', 'fehlgeschlagen'],
  ['unbrauchbar', 'ungültig'],
  ['von selbst', 'automatisch'],
  ['Administration|Administrator(?:en|in|innen)?', 'Admin'],
  ['Noch einmal versuchen', 'Erneut versuchen'],
  ['Webdomain|Werkzeuge|Brotkrumen|Anrufwege', 'Domain, Tools, Navigationspfad, Anrufweiterleitung'],
  ['Nutzer\\w*|User\\w*', 'Benutzer'],
  ['Login|Logout|einloggen|ausloggen', 'Anmeldung, Abmelden'],
  ['bitte|erfolgreich', 'nichts'],
];

const wordBounded = (word: string, flags: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${word})(?![\\p{L}\\p{N}])`, flags);

/** Placeholders and their names are not the writer's text. */
const gap = /\{\{\w+\}\}/gu;

type Texts = readonly (readonly [key: string, text: string])[];

const found = (texts: Texts, words: typeof english, flags: string) =>
  texts.flatMap(([key, text]) =>
    words.flatMap(([word, instead]) => {
      const hit = wordBounded(word, flags).exec(text.replaceAll(gap, '…'));
      return hit ? [`${key}: “${hit[0]}”, say: ${instead}. ${text}`] : [];
    }),
  );

describe('the texts of the screens', () => {
  const [en, de] = [textsOf('en'), textsOf('de')];

  it('follow docs/words.md in English', () => {
    expect(en.length).toBeGreaterThan(500);
    expect(found(en, english, 'iu')).toEqual([]);
  });

  it('follow docs/words.md in German', () => {
    expect(found(de, german, 'u')).toEqual([]);
  });

  it('make no possessive and no article out of a name', () => {
    const articles = {
      en: /(?:^|\s)(?:an?|the) \{\{(?!count|number|date|time)/iu,
      de: /(?:^|\s)(?:eine?|der|das) \{\{(?!count)/iu,
    };
    const grammar = [
      ...[...en, ...de].filter(([, text]) => /\}\}[’']/u.test(text)),
      ...en.filter(([, text]) => articles.en.test(text)),
      ...de.filter(([, text]) => articles.de.test(text)),
    ];
    expect(grammar).toEqual([]);
  });

  it('take lifetimes from variables instead of spelling them out', () => {
    const written =
      /\b(?:valid|expires?|expired|gelten|gilt|läuft|laufen|abgelaufen)\b[^.{]* (?:\d+|an?|one|two|seven|ein\w*|zwei|sieben) (?:minute|hour|day|Minute|Stunde|Tag)/u;
    const uncounted = [...en, ...de].filter(([key, text]) => !key.endsWith('_one') && written.test(text));
    expect(uncounted).toEqual([]);
  });

  it('are typeset: one ellipsis, curly quotes, no double blanks', () => {
    const careless = [...en, ...de].filter(([, text]) => /\.\.\.|"|'|\s{2}|^\s/u.test(text));
    expect(careless).toEqual([]);
  });

  it('have one word for the quiet button of a dialog', () => {
    const quiet = (texts: Texts, word: string) =>
      texts.filter(
        ([key, text]) => /\.(?:keep|cancel)$/u.test(key) && text !== word && !alternatives.has(key),
      );
    expect(quiet(en, 'Cancel')).toEqual([]);
    expect(quiet(de, 'Abbrechen')).toEqual([]);
  });
});

/** Real alternatives rather than cancelling: the typed text stays. */
const alternatives = new Set(['client-users.edit.keep', 'clients.edit.stale.keep', 'clients.provision.keep']);

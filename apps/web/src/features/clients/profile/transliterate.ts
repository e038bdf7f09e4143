/** Letters that do not decompose into a plain one and a mark, for all languages without a rule of their own. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** How a language spells its letters without marks. */
const written: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { ä: 'ae', ö: 'oe', ü: 'ue' },
  da: { å: 'aa', ø: 'oe', æ: 'ae' },
  sv: {},
};

/** Legal forms and letters that reveal a language, checked before the reader's own is assumed. */
const signs: readonly (readonly [language: string, sign: RegExp])[] = [
  ['de', /ß|\b(?:g?gmbh|mbh|ag|kg|kgaa|ohg|ug|gbr|e\.?\s?[kv]\.?)$|\b(?:gmbh|kg|ug)\b/],
  ['da', /\b(?:aps|a\/s|asa)$/],
  ['sv', /\b(?:ab|oy|oyj)$/],
];

const languageOf = (name: string, readerLanguage: string) =>
  signs.find(([, sign]) => sign.test(name))?.[0] ?? readerLanguage;

/** In lower-case ASCII as far as possible. Marks that no language spells out stay, separate from their letter. */
export function transliterated(name: string, readerLanguage: string): string {
  const whole = name.trim().toLowerCase().normalize('NFC');
  const letters = written[languageOf(whole, readerLanguage)] ?? {};
  return whole
    .replace(/[äöüåøæ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFKD');
}

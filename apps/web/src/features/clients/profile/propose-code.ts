import { withoutLegalForm } from './legal-forms.ts';
import { transliterated } from './transliterate.ts';

/** Short enough to read at a glance in a list. The contract allows more. */
const longest = 24;

/** Words that need another one after them: no ID ends with them. */
const leading = new Set(
  'a an and at by de del der des die du el en et fuer fur for i in la le les of the to und van von y'.split(
    ' ',
  ),
);

/**
 * A client ID from a business name, in the language the name seems to be in: “Zahnärzte Müller & Söhne GmbH” → `zahnaerzte-mueller`. Empty
 * when the name has no such letters or digits.
 */
export function proposeCode(name: string, readerLanguage: string): string {
  const plain = transliterated(name, readerLanguage)
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const words = withoutLegalForm(plain.split('-'));
  const code = fitting(words).join('-').slice(0, longest);
  return code.length < 2 ? '' : code;
}

/** Whole words only, unless the first one alone is too long. */
function fitting(words: readonly string[]): readonly string[] {
  let count = words.length;
  while (count > 1 && words.slice(0, count).join('-').length > longest) count -= 1;
  if (count < words.length) while (count > 1 && leading.has(words[count - 1] ?? '')) count -= 1;
  return words.slice(0, count);
}

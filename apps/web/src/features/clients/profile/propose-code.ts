/** What the contract takes as a client ID at most. */
const longest = 50;

/** Letters that do not come apart into a plain one and a mark. */
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

/** A client ID out of a business name: “Zahnärzte & Söhne” → `zahnarzte-sohne`. Empty where the name has no such letters. */
export function proposeCode(name: string): string {
  const code = name
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const fitting = code.length > longest ? cutAtWord(code) : code;
  return fitting.length < 2 ? '' : fitting;
}

/** Whole words only, unless the first one alone is too long. */
function cutAtWord(code: string): string {
  const end = code.lastIndexOf('-', longest);
  return code.slice(0, end > 0 ? end : longest);
}

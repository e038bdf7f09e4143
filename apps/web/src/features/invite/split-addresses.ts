/**
 * Extracts addresses from whatever people paste: commas, semicolons, spaces, new lines, `Name <a@b.c>`, `"Ruiz, Ana" <a@b.c>`, whole
 * recipient lines of mail programs. Text that does not look like an address stays, so that it can be shown and corrected; only names of
 * addresses in angle brackets are dropped.
 */
export function splitAddresses(text: string): string[] {
  return text.split(/[\r\n]+/).flatMap((line) => readEntries(splitEntries(line)));
}

/** Splits a line at commas and semicolons, but not inside quotes or angle brackets: `"Ruiz, Ana" <a@b.c>` is one entry. */
function splitEntries(line: string): string[] {
  const entries: string[] = [];
  let entry = '';
  let closing = '';
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    if (closing === '' && (sign === ',' || sign === ';')) {
      entries.push(entry);
      entry = '';
      continue;
    }
    if (sign === closing) closing = '';
    else if (closing === '') closing = opens(sign, line, index);
    entry += sign;
  }
  return [...entries, entry];
}

/** The sign that closes this one; empty when it is never closed: a stray quote must not swallow the list. */
function opens(sign: string, line: string, index: number): string {
  const closing = sign === '"' ? '"' : sign === '<' ? '>' : '';
  return closing !== '' && line.indexOf(closing, index + 1) > index ? closing : '';
}

function readEntries(entries: readonly string[]): string[] {
  return entries.flatMap((entry, index) => {
    // `Ruiz, Ana <a@b.c>` without quotes: the text before the comma is the first half of the name.
    const next = entries[index + 1];
    if (!entry.includes('@') && next !== undefined && bracketed.test(next)) return [];
    return readEntry(entry);
  });
}

const bracketed = /<[^<>]*>/;
const allBracketed = /<([^<>]*)>/g;
const quoted = /"[^"]*"/g;

function readEntry(entry: string): string[] {
  if (!bracketed.test(entry)) return words(entry);
  const inside = [...entry.matchAll(allBracketed)].flatMap((match) => words(match[1] ?? ''));
  // `a@b.c Ana <c@d.e>`: the words outside are names, unless they are addresses themselves.
  const outside = words(entry.replaceAll(allBracketed, ' ').replaceAll(quoted, ' '));
  return [...outside.filter((word) => word.includes('@')), ...inside];
}

const words = (text: string): string[] =>
  text
    .split(/\s+/)
    .map(tidy)
    .filter((word) => word !== '');

/** Removes what surrounds an address in running text and in links: no address can begin or end with it. */
function tidy(word: string): string {
  const bare = word.replace(/^["'(<[\s]+/, '').replace(/["')>\]\s.:]+$/, '');
  return bare.replace(/^mailto:/i, '');
}

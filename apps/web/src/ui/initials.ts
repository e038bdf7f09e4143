const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const first = (word: string) => [...segments.segment(word)][0]?.segment ?? '';

/** One or two letters of a name, as whole characters in any script. An address gives its first letter. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const [start = '', ...rest] = words.map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''));
  return (first(start) + first(rest.at(-1) ?? '')).toLocaleUpperCase() || '?';
}

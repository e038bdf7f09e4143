import { canonicalEmail } from '@gatehouse/core/identity/vocabulary';
import { splitAddresses } from './split-addresses.ts';

/** Whether the last character finishes the typed text. A name before `<a@b.c>` contains blanks, an address does not. */
export function isFinished(text: string): boolean {
  const insideName = (text.split('"').length - 1) % 2 === 1 || text.lastIndexOf('<') > text.lastIndexOf('>');
  if (insideName) return false;
  if (/[,;\n]$/.test(text)) return text.trim().length > 1;
  if (!/\s$/.test(text)) return false;
  const [last] = text.trim().split(/\s+/).slice(-1);
  return text.trim().endsWith('>') || canonicalEmail(last ?? '') !== null;
}

/** A pasted list becomes entries immediately. After a piece of one address, typing continues. */
export function isPastedList(combined: string, pasted: string): boolean {
  const found = splitAddresses(combined);
  return found.some((text) => canonicalEmail(text) !== null) || (found.length > 1 && pasted.includes('@'));
}

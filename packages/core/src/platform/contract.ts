import { z } from 'zod';
import { nameFault } from './names/contract.ts';
import { isTimeZone } from './time-zones/contract.ts';

export { canonicalDomain } from './domains/contract.ts';
export { isTimeZone };

/** Schemas that all procedures share (CONTRACT §2): texts, ids, lists. Safe to import in the browser. */

// In the browser, zod would compile its checks with eval, which the content security policy forbids and reports.
if ('document' in globalThis) z.config({ jitless: true });

/**
 * The Unicode normal form of a text; null for a text longer than `longest`. Normalising sorts the combining marks of a letter in quadratic
 * time: 49 000 of them block the process for 1.5 seconds. This is the only code that may normalise (gatehouse/bounded-text).
 */
export const normalForm = (text: string, form: 'NFC' | 'NFKC' | 'NFKD', longest: number): string | null =>
  text.length > longest ? null : text.normalize(form);

/**
 * The kind of an input text decides which characters it may hold. A `name` is one visible line. `prose` keeps its line breaks. `formatted`
 * text has a grammar of its own. `raw` text is compared or looked up and never shown. A test demands that each text in the inputs of all
 * procedures has one of these kinds.
 */
export type TextKind = 'name' | 'prose' | 'formatted' | 'raw';
export const textKinds = z.registry<{ kind: TextKind }>();

const wellFormed = (value: string) => value.isWellFormed() && !value.includes('\0');
const unstorable = (what: string) => `${what} contains characters that cannot be stored.`;
const textOf = (kind: TextKind, what: string) =>
  z.string({ error: `${what} must be text.` }).register(textKinds, { kind });

/** Trims a text and refuses it with the first sentence that `problemOf` returns for the rest. The length is checked first. */
function trimmed(kind: TextKind, max: number, what: string, problemOf: (value: string) => string | null) {
  return textOf(kind, what).transform((typed, context) => {
    const value = typed.trim();
    const about = { origin: 'string', inclusive: true, input: value } as const;
    if (value === '') {
      const message = `${what} must not be empty.`;
      context.addIssue({ ...about, code: 'too_small', minimum: 1, message });
    } else if (value.length > max) {
      const message = `${what} must be at most ${max} characters.`;
      context.addIssue({ ...about, code: 'too_big', maximum: max, message });
    } else {
      const message = problemOf(value);
      if (message === null) return value;
      context.addIssue({ code: 'custom', message });
    }
    return z.NEVER;
  });
}

/** The name of a person or thing: 1 to `max` characters in one visible line, trimmed. */
export function name(max: number, what: string) {
  return trimmed('name', max, what, (value) => nameProblem(value, what));
}

/** A sentence saying why a trimmed text is not a name, or null. */
export function nameProblem(value: string, what: string): string | null {
  const fault = nameFault(value);
  if (fault === null) return null;
  return fault === 'blank'
    ? `${what} must contain at least one visible character.`
    : `${what} contains line breaks, control characters or invisible characters. Remove them: type the text instead of pasting it.`;
}

/** Sentences and paragraphs: 1 to `max` characters, trimmed. Line breaks and tabs stay; other control characters are refused. */
export function prose(max: number, what: string) {
  return trimmed('prose', max, what, (value) =>
    value.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(value) ? null : unstorable(what),
  );
}

/** A text with a grammar that its user checks: a domain, a code. 1 to `max` characters, trimmed. */
export function formatted(max: number, what: string) {
  return trimmed('formatted', max, what, (value) => (wellFormed(value) ? null : unstorable(what)));
}

/** Any string within a length, unchanged: addresses to look up, tokens, passwords. */
export function rawText(max: number, what: string) {
  return textOf('raw', what)
    .max(max, { error: `${what} must be at most ${max} characters.`, abort: true })
    .refine(wellFormed, { error: unstorable(what) });
}

/**
 * A phone number as people write it: 5 to 20 digits, with + ( ) - . / and spaces between them. Empty or null means: no number.
 */
export const phoneNumber = rawText(50, 'The phone number')
  .transform((value) => value.trim())
  .refine((value) => value === '' || isPhoneNumber(value), {
    error: 'Enter 5 to 20 digits. Spaces and + ( ) - . / are allowed between them.',
  })
  .transform((value) => (value === '' ? null : value))
  .nullable();

const isPhoneNumber = (value: string) => {
  const digits = value.replaceAll(/[^0-9]/g, '').length;
  return /^[0-9 +()./-]+$/.test(value) && digits >= 5 && digits <= 20;
};

/** Any time zone the platform knows, stored as it was sent, aliases included. */
export const timeZone = formatted(64, 'The time zone').refine(isTimeZone, {
  error: 'Choose an IANA time zone, such as Europe/Berlin.',
});

export const id = z.uuid({ error: 'Must be a valid ID (a UUID).' }).transform((value) => value.toLowerCase());

export const nothing = z.strictObject({});
export type Nothing = z.infer<typeof nothing>;

/** Times leave the server as ISO 8601 in UTC. */
export const instant = z.iso.datetime();

export const maxPageSize = 100;
export const defaultPageSize = 25;
/** Counts are exact up to this number; above it `totalCapped` is true. */
export const countCap = 10_000;

/** The input of a list: search, sort by one of `sortable`, page size, cursor and the list's own filters. */
export function listInput<const S extends readonly [string, ...string[]], F extends z.ZodRawShape>(
  sortable: S,
  filters: F,
) {
  return z.strictObject({
    search: rawText(200, 'The search').optional(),
    sort: z
      .strictObject({
        by: z.enum(sortable, { error: `Sort by one of: ${sortable.join(', ')}.` }),
        dir: z.enum(['asc', 'desc'], { error: 'Sort asc or desc.' }),
      })
      .optional(),
    limit: z
      .int({ error: 'The page size must be a whole number.' })
      .min(1, { error: 'The page size must be at least 1.' })
      .max(maxPageSize, { error: `The page size must be at most ${maxPageSize}.` })
      .default(defaultPageSize),
    cursor: rawText(2_000, 'The cursor').optional(),
    ...filters,
  });
}

/** The answer of a list. `total` comes with the first page only and is capped at `countCap`. */
export function listOutput<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().nullable(),
    totalCapped: z.boolean(),
  });
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number | null;
  totalCapped: boolean;
}

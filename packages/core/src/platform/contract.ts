import { z } from 'zod';

/** Shapes every procedure shares (CONTRACT §2): texts, ids, lists. Safe to import from the browser. */

// Where there is a page there is its content security policy: zod would try to compile its checks, which that forbids and reports.
if ('document' in globalThis) z.config({ jitless: true });

/**
 * Unicode's one form of a text; null for one longer than `longest`. Normalising sorts the marks of a letter, which costs the square of how
 * many there are: 49 000 of them hold the process for a second and a half. The only place that may do it (gatehouse/bounded-text).
 */
export const normalForm = (text: string, form: 'NFC' | 'NFKC' | 'NFKD', longest: number): string | null =>
  text.length > longest ? null : text.normalize(form);

const wellFormed = (value: string) => value.isWellFormed() && !value.includes('\0');

/** A text without NUL and lone surrogates, trimmed, of 1 to `max` characters. */
export function text(max: number, what: string) {
  return z
    .string({ error: `${what} must be text.` })
    .refine(wellFormed, { error: `${what} contains characters that cannot be stored.` })
    .transform((value) => value.trim())
    .pipe(
      z
        .string()
        .min(1, { error: `${what} must not be empty.` })
        .max(max, { error: `${what} must be at most ${max} characters.` }),
    );
}

/** Any string within a length, taken as it is: addresses to be looked up, tokens, passwords. */
export function rawText(max: number, what: string) {
  return z
    .string({ error: `${what} must be text.` })
    .max(max, { error: `${what} must be at most ${max} characters.` })
    .refine(wellFormed, { error: `${what} contains characters that cannot be stored.` });
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

export const id = z.uuid({ error: 'Must be a valid ID (a UUID).' }).transform((value) => value.toLowerCase());

export const nothing = z.strictObject({});
export type Nothing = z.infer<typeof nothing>;

/** Times leave the server as ISO 8601 in UTC. */
export const instant = z.iso.datetime();

export const maxPageSize = 100;
export const defaultPageSize = 25;
/** Counts are exact up to here; beyond it `totalCapped` is true. */
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

import { z } from 'zod';
import { because } from './field-problems/contract.ts';
import { nameFault } from './names/contract.ts';
import { isTimeZone } from './time-zones/contract.ts';
import {
  defaultPageSize,
  isPhoneNumber,
  maxPageSize,
  maxPhoneLength,
  maxSearchLength,
  type FieldCode,
} from './vocabulary.ts';

export { canonicalDomain } from './domains/contract.ts';
export { because, fieldProblems } from './field-problems/contract.ts';
export { isTimeZone, nameFault };

/** Schemas that all procedures share (CONTRACT §2): texts, ids, lists. Safe to import in the browser. */

// In the browser, zod would compile its checks with eval, which the content security policy forbids and reports.
if ('document' in globalThis) z.config({ jitless: true });

/**
 * The kind of an input text decides which characters it may hold. A `name` is one visible line. `prose` keeps its line breaks. `formatted`
 * text has a grammar of its own. `raw` text is compared or looked up and never shown. A test demands that each text in the inputs of all
 * procedures has one of these kinds.
 */
export type TextKind = 'name' | 'prose' | 'formatted' | 'raw';
export const textKinds = z.registry<{ kind: TextKind }>();

const wellFormed = (value: string) => value.isWellFormed() && !value.includes('\0');
const textOf = (kind: TextKind) => z.string().register(textKinds, { kind });

/** Trims a text and refuses it with the code that `problemOf` returns for the rest. The length is checked first. */
function trimmed(kind: TextKind, max: number, problemOf: (value: string) => FieldCode | null) {
  return textOf(kind).transform((typed, context) => {
    const value = typed.trim();
    const about = { origin: 'string', inclusive: true, input: value } as const;
    if (value === '') context.addIssue({ ...about, code: 'too_small', minimum: 1 });
    else if (value.length > max) context.addIssue({ ...about, code: 'too_big', maximum: max });
    else {
      const code = problemOf(value);
      if (code === null) return value;
      refuse(context, code);
    }
    return z.NEVER;
  });
}

/** Adds an issue from inside a `transform`, which then returns `z.NEVER`. */
export function refuse(context: z.RefinementCtx, code: FieldCode): void {
  context.addIssue({ code: 'custom', message: code });
}

/** The name of a person or thing: 1 to `max` characters in one visible line, trimmed. */
export function name(max: number) {
  return trimmed('name', max, (value) => {
    const fault = nameFault(value);
    return fault === null ? null : fault === 'blank' ? 'name_blank' : 'name_unwritable';
  });
}

/** Sentences and paragraphs: 1 to `max` characters, trimmed. Line breaks and tabs stay; other control characters are refused. */
export function prose(max: number) {
  return trimmed('prose', max, (value) =>
    value.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(value) ? null : 'unstorable',
  );
}

/** A text with a grammar that its user checks: a domain, a code. 1 to `max` characters, trimmed. */
export function formatted(max: number) {
  return trimmed('formatted', max, (value) => (wellFormed(value) ? null : 'unstorable'));
}

/** Any string within a length, unchanged: addresses to look up, tokens, passwords. */
export function rawText(max: number) {
  return textOf('raw').max(max, { abort: true }).refine(wellFormed, because('unstorable'));
}

/**
 * A phone number as people write it: 5 to 20 digits, with + ( ) - . / and spaces between them. Empty or null means: no number.
 */
export const phoneNumber = rawText(maxPhoneLength)
  .transform((value) => value.trim())
  .refine((value) => value === '' || isPhoneNumber(value), because('not_a_phone'))
  .transform((value) => (value === '' ? null : value))
  .nullable();

/** Any time zone the platform knows, stored as it was sent, aliases included. */
export const timeZone = formatted(64).refine(isTimeZone, because('not_a_time_zone'));

export const id = z.uuid().transform((value) => value.toLowerCase());

export const nothing = z.strictObject({});
export type Nothing = z.infer<typeof nothing>;

/** Times leave the server as ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** Counts are exact up to this number; above it `totalCapped` is true. Counting more would cost more than the page itself. */
export const countCap = 1_000;
/** The same for a count that is asked for as exact. */
export const exactCountCap = 100_000;

/** The input of a list: search, sort by one of `sortable`, page size, cursor and the list's own filters. */
export function listInput<const S extends readonly [string, ...string[]], F extends z.ZodRawShape>(
  sortable: S,
  filters: F,
) {
  return z.strictObject({
    search: rawText(maxSearchLength).optional(),
    sort: z.strictObject({ by: z.enum(sortable), dir: z.enum(['asc', 'desc']) }).optional(),
    limit: z.int().min(1).max(maxPageSize).default(defaultPageSize),
    cursor: rawText(2_000).optional(),
    count: z.literal('exact').optional(),
    ...filters,
  });
}

/** The answer of a list. `total` comes with the first page only and is capped at `countCap`, on demand at `exactCountCap`. */
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

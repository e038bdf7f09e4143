/** Vocabularies and numbers that every procedure shares, without the schemas: the web app needs them before it needs zod. */

export const maxPageSize = 100;
export const defaultPageSize = 25;
/** Longest search term, in characters. */
export const maxSearchLength = 200;
/** Longest name of a person or thing, in characters. */
export const maxNameLength = 120;
/** Longest phone number with everything people write between the digits, in characters. */
export const maxPhoneLength = 50;

/** 5 to 20 digits, with what people write between them. */
export function isPhoneNumber(text: string): boolean {
  const digits = text.replaceAll(/[^0-9]/g, '').length;
  return /^[0-9 +()./-]+$/.test(text) && digits >= 5 && digits <= 20;
}

/**
 * The Unicode normal form of a text; null for a text longer than `longest`. Normalising sorts the combining marks of a letter in quadratic
 * time: 49 000 of them block the process for 1.5 seconds. This is the only code that may normalise (gatehouse/bounded-text).
 */
export const normalForm = (text: string, form: 'NFC' | 'NFKC' | 'NFKD', longest: number): string | null =>
  text.length > longest ? null : text.normalize(form);

/**
 * The problems of one input (CONTRACT §2, `fieldCodes`), each with the parameters its wording needs. A closed list: the web app has a text
 * for each in every language, and a test checks that no schema of a procedure raises another.
 */
export const fieldCodes = {
  /** For problems without a code of their own. A newer server may know more codes than an older page. */
  invalid: [],

  // The shape of an input, found by schemas.
  required: [],
  wrong_type: [],
  unknown_field: [],
  malformed: [],
  not_an_id: [],
  not_whole: [],
  /** `choices`: the accepted values, separated by commas. */
  not_a_choice: ['choices'],
  too_short: ['min'],
  too_long: ['max'],
  too_few: ['min'],
  too_many: ['max'],
  too_low: ['min'],
  too_high: ['max'],

  // The grammar of a text.
  unstorable: [],
  name_blank: [],
  name_unwritable: [],
  not_an_email: [],
  not_a_phone: [],
  not_a_time_zone: [],
  not_a_domain: [],
  more_than_domain: [],
  not_a_client_code: [],

  // Problems that only the server can find.
  taken: [],
  role_not_available: [],
  community_required: [],
  other_list: [],
  /** `word`: a part of the password that is easy to guess. */
  password_guessable: ['word'],
  password_leaked: [],
  password_monotonous: [],
  password_common: [],
  password_in_use: [],
  /** `min`: the least length of a password without a second factor. */
  password_too_short_alone: ['min'],
  /** `max`: the most passkeys of one person. */
  passkeys_full: ['max'],
} as const satisfies Record<string, readonly string[]>;

export type FieldCode = keyof typeof fieldCodes;
export type FieldParams = Readonly<Record<string, string | number>>;

/** The problem of one input. */
export interface FieldProblem {
  readonly code: FieldCode;
  readonly params?: FieldParams;
}

export const isFieldCode = (value: unknown): value is FieldCode =>
  typeof value === 'string' && Object.hasOwn(fieldCodes, value);

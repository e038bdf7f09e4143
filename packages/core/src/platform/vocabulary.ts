/** Words and numbers that every procedure shares, without the schemas: the web app needs them before it needs zod. */

export const maxPageSize = 100;
export const defaultPageSize = 25;
/** Of what is searched for, in characters. */
export const maxSearchLength = 200;
/** Names of people and things, in characters. */
export const maxNameLength = 120;
/** Phone numbers with everything people write between the digits, in characters. */
export const maxPhoneLength = 50;

/** 5 to 20 digits and what people write between them. */
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
 * What can be wrong with one input (CONTRACT §2, `fieldCodes`), each with the parameters its wording needs. A closed list: the web app has a
 * sentence for each in every language, and a test holds that no schema of a procedure raises another.
 */
export const fieldCodes = {
  /** What has no code of its own; a newer server may know more codes than an older page. */
  invalid: [],

  // The shape of an input, as the schemas find it.
  required: [],
  wrong_type: [],
  unknown_field: [],
  malformed: [],
  not_an_id: [],
  not_whole: [],
  /** `choices`: the values that are taken, with commas between them. */
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

  // What only the server can judge.
  taken: [],
  role_not_available: [],
  community_required: [],
  other_list: [],
  /** `word`: a part of the password that anybody would guess. */
  password_guessable: ['word'],
  password_leaked: [],
  password_monotonous: [],
  password_common: [],
  password_in_use: [],
  /** `min`: the length the password must have before it can stand alone. */
  password_too_short_alone: ['min'],
  /** `max`: how many passkeys one person may have. */
  passkeys_full: ['max'],
} as const satisfies Record<string, readonly string[]>;

export type FieldCode = keyof typeof fieldCodes;
export type FieldParams = Readonly<Record<string, string | number>>;

/** What is wrong with one input. */
export interface FieldProblem {
  readonly code: FieldCode;
  readonly params?: FieldParams;
}

export const isFieldCode = (value: unknown): value is FieldCode =>
  typeof value === 'string' && Object.hasOwn(fieldCodes, value);

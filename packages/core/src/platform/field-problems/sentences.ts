import type { FieldCode, FieldProblem } from '../vocabulary.ts';

/**
 * The sentences of `fields` for programs that call the API (CONTRACT §2): one English sentence for each code, `{max}` filled in. The
 * screens have their own texts in each language.
 */
const sentences = {
  invalid: 'This is not valid.',
  required: 'This is required.',
  wrong_type: 'Of the wrong type.',
  unknown_field: 'Unknown field.',
  malformed: 'Not in the expected format.',
  not_an_id: 'Must be a valid ID (a UUID).',
  not_whole: 'Must be a whole number.',
  not_a_choice: 'Choose one of: {choices}.',
  too_short: 'Use at least {min} characters.',
  too_long: 'Use at most {max} characters.',
  too_few: 'Give at least {min}.',
  too_many: 'Give at most {max}.',
  too_low: 'Must be at least {min}.',
  too_high: 'Must be at most {max}.',
  unstorable: 'Contains characters that cannot be stored.',
  name_blank: 'Must contain at least one visible character.',
  name_unwritable:
    'Contains line breaks, control characters or invisible characters. Remove them: type the text instead of pasting it.',
  not_an_email: 'Enter one e-mail address, such as name@example.com.',
  not_a_phone: 'Enter 5 to 20 digits. Spaces and + ( ) - . / are allowed between them.',
  not_a_time_zone: 'Choose an IANA time zone, such as Europe/Berlin.',
  not_a_domain: 'Enter a domain such as acme-dental.com.',
  more_than_domain: 'Enter only the domain, without https:// or a path, for example acme-dental.com.',
  not_a_client_code: 'Use lower-case letters, digits and single hyphens, for example acme-dental.',
  taken: 'One of your clients already has this ID. Choose another one.',
  role_not_available: 'This role is not available here. Choose another one.',
  community_required: 'Choose at least one of your communities.',
  other_list: 'This page no longer belongs to this list. Start from the first page.',
  password_guessable: 'Remove “{word}”: it is easy to guess.',
  password_leaked: 'Choose another password: this one is on a list of leaked passwords.',
  password_monotonous: 'Use more different characters.',
  password_common: 'Choose another password: this one is common, a keyboard pattern or a repetition.',
  password_in_use: 'Choose a password you are not using now.',
  password_too_short_alone: 'Choose a password of at least {min} characters first.',
  passkeys_full: 'You have {max} passkeys. Remove one before you add another.',
} as const satisfies Record<FieldCode, string>;

/** The sentence for a problem, with its parameters filled in. */
export const sentenceFor = ({ code, params = {} }: FieldProblem): string =>
  sentences[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/**
 * The limits that calls of a procedure may count in (CONTRACT §2). What each of them counts, and up to where, is the API's
 * (`http/rate-limits.ts`); a procedure is handed those it names and no others.
 */
export const limitNames = [
  'signIn',
  'passkeySignIn',
  'passkeySuccess',
  'passwordReset',
  'reauthentication',
  'codes',
  'enrolments',
  'links',
  'copiedLinks',
  'addressChecks',
  'invitations',
  'resends',
  'resetMails',
  'proofMails',
] as const;
export type LimitName = (typeof limitNames)[number];

/** What the API and the browser do with calls of a procedure, whoever calls. */
export interface Traits {
  readonly kind: 'query' | 'command';
  /** Refuses company: in a batch it would be a way around limits (SECURITY R34). */
  readonly alone: boolean;
  readonly limits: readonly LimitName[];
}

/**
 * What a command sent again under the same `Idempotency-Key` gets (docs/decisions/0014). `kept`: its first answer, which lies in a table for a
 * day. The others are done again, and the browser gives them no key: input or answer is a `secret`, or the call gives the browser another
 * `session`.
 */
export type Answer = 'kept' | 'secret' | 'session';

/** A command of somebody signed in says what a repeat of it gets; a query has no repeats. */
export type SignedInTraits =
  | (Traits & { readonly kind: 'query' })
  | (Traits & { readonly kind: 'command'; readonly answer: Answer });

/** The traits of most queries. */
export const query = { kind: 'query', alone: false, limits: [] } as const satisfies SignedInTraits;
/** The traits of most commands. */
export const command = {
  kind: 'command',
  alone: false,
  limits: [],
  answer: 'kept',
} as const satisfies SignedInTraits;

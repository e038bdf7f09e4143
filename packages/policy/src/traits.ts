/**
 * The limits that calls of a procedure may count in (CONTRACT §2). The API decides what each of them counts, and up to where
 * (`http/rate-limits.ts`). A procedure gets only those it names.
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

/** How the API and the browser handle calls of a procedure, for every caller. */
export interface Traits {
  readonly kind: 'query' | 'command';
  /** The procedure must be the only call of its request: in a batch it would evade limits (SECURITY R34). */
  readonly alone: boolean;
  readonly limits: readonly LimitName[];
}

/**
 * What a command sent again under the same `Idempotency-Key` gets (docs/decisions/0014). `kept`: its first answer, which a table stores for
 * a day. The others run again, and the browser sends no key for them: input or answer is a `secret`, or the call starts another `session`.
 */
export type Answer = 'kept' | 'secret' | 'session';

/** A command of a signed-in person declares what a repeat of it gets; a query has no repeats. */
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

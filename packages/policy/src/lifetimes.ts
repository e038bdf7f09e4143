export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;

/**
 * All lifetimes, in seconds. No other file states one: entities' defaults, statements, database functions (`{{lifetimes.NAME}}` in a
 * repeatable file), cookies and the texts people read take their numbers from here. Changing one that is a column's default needs a
 * versioned file, and changing one in a function needs a new schema number. The gates say so.
 */
export const lifetimes = {
  /** The link of an invitation, from its latest generation on (SECURITY R18). */
  invitation: 7 * day,
  /** An invitation that expires within this time is reminded of, once. */
  invitationReminder: 2 * day,

  /** The idle end: a session ends after this long without a request. A partner may set less for its own people (SECURITY R13). */
  sessionIdle: 7 * day,
  /** The absolute end: a session ends after this long in any case. A partner may set less for its own people. */
  sessionAbsolute: 30 * day,
  /** The idle end of the sessions of the vendor's staff. */
  staffSessionIdle: hour,
  /** The absolute end of the sessions of the vendor's staff. */
  staffSessionAbsolute: day,
  /** The least time between two records of a session's use. */
  sessionUseNoted: minute,
  /** The time for the second factor after the password. */
  pendingSession: 10 * minute,

  /** The link that sets a new password. */
  passwordReset: hour,
  /** A request for such a link that no worker has processed. */
  passwordResetRequest: 2 * day,
  /** The code that proves a mailbox. */
  emailProof: 15 * minute,
  /** The challenge that a passkey signs. */
  passkeyChallenge: 5 * minute,
  /** The secret offered to an authenticator app, until its first code. */
  totpOffer: 15 * minute,
  /** Beginning again within this time shows the same secret. Shorter than the offer, so that there is time left to type the code. */
  totpOfferRepeated: 10 * minute,

  /** A device that signed in within this time is known, and no mail is sent about it. */
  knownDevice: 90 * day,
  /** The cookie that separates a browser from others that try the same account (docs/decisions/0019). */
  deviceCookie: 365 * day,
  /** The stored answer to a call that its sender may repeat (docs/decisions/0014). */
  repeatableCall: day,
} as const;

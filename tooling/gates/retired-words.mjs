// The words of docs/glossary.md that are no longer used, each with the word to write instead. A newcomer knows most of them in another
// meaning, or cannot tell from them who does what.

/** @typedef {{ word: RegExp, instead: string }} RetiredWord `word` matches text in lower case */

/** In identifiers, read as words: `halfSessionId` is “half session id”. @type {readonly RetiredWord[]} */
export const RETIRED_NAMES = [
  { word: /\bhouses?\b/, instead: 'app' },
  { word: /\bhalf sessions?\b/, instead: 'pending session' },
  { word: /\b(?:run|in) unit\b/, instead: 'transact, inTransaction' },
  { word: /\bguests?\b/, instead: 'invitee' },
  { word: /\b(?:tell|told)\b/, instead: 'notify or log' },
  { word: /\bpost office\b/, instead: 'mail server' },
  { word: /(?<=\w )(?<!installation )facts\b/, instead: 'details' },
  { word: /\btake place of\b/, instead: 'replace' },
];

/** In comments and titles of tests. @type {readonly RetiredWord[]} */
export const RETIRED_IN_PROSE = [
  { word: /\b(?:the|this|our) house\b/, instead: 'the app' },
  { word: /\bhalf(?:-| )(?:a )?(?:sessions?|sign-ins?)\b/, instead: 'pending session' },
  {
    word: /\b(?:the|a|an|one|its|this|each|same|second|first) units?\b(?! of work)/,
    instead: 'transaction, or unit of work',
  },
  { word: /\bguests?\b/, instead: 'invitee' },
  {
    word: /\b(?:ha[sd]|have|lost|gave|gives|a|no|own|other|further|active|their) places? (?:at|elsewhere|to sign in)\b/,
    instead: 'membership',
  },
  { word: /\bpast its end\b/, instead: 'overdue, or expired' },
  { word: /\bworth nothing\b/, instead: 'invalid' },
  { word: /\bcounts? for nothing\b/, instead: 'does not count' },
  { word: /\btold (?:nothing|by mail)\b/, instead: 'notified' },
  { word: /\bat once\b/, instead: 'immediately, or concurrently' },
  { word: /\banew\b/, instead: 'again' },
  { word: /\bfor ever\b/, instead: 'forever' },
  { word: /\bsomebody\b/, instead: 'who it is: a person, a user, an administrator' },
  { word: /(?<!, )\bwhoever\b/, instead: 'who it is: the actor, the reader, the caller, the holder' },
];

/** Words that stay, each where it stands. @type {readonly { file: string, word: string, because: string }[]} */
export const ALLOWED = [
  {
    file: 'apps/api/test/sessions.contract.test.ts',
    word: 'at once',
    because: 'the test has the words of the contract for its name',
  },
];

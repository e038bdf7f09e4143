import { waitingLine, type Limit } from '@gatehouse/core/platform';

const quarterHour = 15 * 60;
const hour = 60 * 60;

/**
 * One attempt at a time for what is a single person's, and some more in line: the right passwords that a program sends together all pass,
 * one after the other, and fifty wrong ones keep no more than one hash busy.
 */
const oneByOne = { running: 1, waiting: 40 } as const;
/** For a whole office behind one address. */
const manyAtOnce = { running: 10, waiting: 100 } as const;

/** The limits of CONTRACT §2. `scale` multiplies each, and how many may wait. */
export function limitTable(scale: number) {
  const limit = (
    name: string,
    most: number,
    seconds: number,
    line?: { readonly running: number; readonly waiting: number },
  ): Limit => ({
    name,
    most: scaled(most, scale),
    seconds,
    ...(line ? { line: waitingLine({ ...line, waiting: scaled(line.waiting, Math.max(1, scale)) }) } : {}),
  });
  return {
    account: limit('sign-in-account', 5, quarterHour, oneByOne),
    /** A browser's that has signed in to the account before. */
    device: limit('sign-in-device', 5, quarterHour, oneByOne),
    /** All such browsers of one account: whoever knows the password can make sixty of them an hour. */
    devices: limit('sign-in-devices', 20, quarterHour, oneByOne),
    network: limit('sign-in-network', 50, quarterHour, manyAtOnce),
    /** Of /64s a customer has 65 536, of IPv4 addresses many a hundred. */
    neighbourhood: limit('sign-in-neighbourhood', 500, quarterHour),
    /** The same two for browsers that know their account, counted apart from strangers and ten times as wide. */
    knownNetwork: limit('sign-in-known-network', 500, quarterHour, manyAtOnce),
    knownNeighbourhood: limit('sign-in-known-neighbourhood', 5_000, quarterHour),
    signIns: limit('sign-in-success', 60, hour),
    reauthentication: limit('reauthentication', 5, quarterHour, oneByOne),
    code: limit('second-factor', 5, quarterHour, oneByOne),
    /** Of a new app or passkey: they say nothing about the factors there are. */
    enrolment: limit('enrolment', 5, quarterHour, oneByOne),
    link: limit('link', 60, quarterHour, manyAtOnce),
    /** Answers to the holder of one copied link that its address has an account; an honest newcomer gets none (docs/decisions/0024). */
    copiedLink: limit('copied-link', 3, hour, oneByOne),
    /** All answers, to the holders of a partner's and its clients' copied links, from which an account could be told. */
    copiedLinks: limit('copied-links', 60, hour),
    /** A dialog asks again while a list of 500 is being edited; a program that asks all day is slowed down. */
    checked: limit('address-check', 10_000, hour),
    invited: limit('invite', 1_000, hour),
    resent: limit('resend', 5, hour),
    resetMail: limit('reset-mail', 3, hour),
    // Far above what an office behind one address needs, and a bound to what one source can heap up.
    resetSource: limit('reset-source', 600, quarterHour),
    proofMail: limit('proof-mail', 3, hour),
  };
}

const scaled = (most: number, scale: number) => Math.max(1, Math.round(most * scale));

import { hour, minute } from '@gatehouse/policy';
import { waitingLine, type Limit } from '@gatehouse/core/platform';

const quarterHour = 15 * minute;

/**
 * For what belongs to one person: one attempt runs at a time and some more wait. Right passwords that a program sends together all succeed,
 * one after the other. Fifty wrong ones never keep more than one hash busy.
 */
const oneByOne = { running: 1, waiting: 40 } as const;
/** For a whole office behind one address. */
const manyAtOnce = { running: 10, waiting: 100 } as const;

/** The limits of CONTRACT §2. `scale` multiplies each limit and the number that may wait. */
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
    /** For one browser that has signed in to the account before. */
    device: limit('sign-in-device', 5, quarterHour, oneByOne),
    /** For all such browsers of one account: a person who knows the password can create sixty of them an hour. */
    devices: limit('sign-in-devices', 20, quarterHour, oneByOne),
    network: limit('sign-in-network', 50, quarterHour, manyAtOnce),
    /** One customer can have 65 536 /64 networks, or hundreds of IPv4 addresses. */
    neighbourhood: limit('sign-in-neighbourhood', 500, quarterHour),
    /** Both network limits again, for browsers that know their account. They count separately from strangers and are ten times as wide. */
    knownNetwork: limit('sign-in-known-network', 500, quarterHour, manyAtOnce),
    knownNeighbourhood: limit('sign-in-known-neighbourhood', 5_000, quarterHour),
    signIns: limit('sign-in-success', 60, hour),
    reauthentication: limit('reauthentication', 5, quarterHour, oneByOne),
    code: limit('second-factor', 5, quarterHour, oneByOne),
    /** For confirming a new app or passkey. Failures reveal nothing about existing factors. */
    enrolment: limit('enrolment', 5, quarterHour, oneByOne),
    link: limit('link', 60, quarterHour, manyAtOnce),
    /**
     * Answers that tell the holder of one copied link that its address has an account. An honest newcomer never gets one
     * (docs/decisions/0024).
     */
    copiedLink: limit('copied-link', 3, hour, oneByOne),
    /** All answers that reveal an account to holders of copied links, per partner including its clients. */
    copiedLinks: limit('copied-links', 60, hour),
    /** The dialog asks again while a list of 500 addresses is edited. A program that asks all day is slowed down. */
    checked: limit('address-check', 10_000, hour),
    invited: limit('invite', 1_000, hour),
    resent: limit('resend', 5, hour),
    resetMail: limit('reset-mail', 3, hour),
    // Far above what an office behind one address needs. It bounds how many requests one source can pile up.
    resetSource: limit('reset-source', 600, quarterHour),
    proofMail: limit('proof-mail', 3, hour),
  };
}

const scaled = (most: number, scale: number) => Math.max(1, Math.round(most * scale));

import { canonicalEmail } from '@gatehouse/core/identity/vocabulary';
import { maxEmailsPerInvite } from '@gatehouse/core/invitations/vocabulary';

export interface Address {
  /** What the list compares by: two spellings of one address are one entry. */
  readonly key: string;
  readonly text: string;
  readonly valid: boolean;
}

/** What is written: the entries, and behind them what did not fit. Nothing that was typed or pasted is ever lost. */
export interface AddressList {
  readonly addresses: readonly Address[];
  readonly rest: readonly Address[];
}

export interface Changed extends AddressList {
  /** How many were there already. */
  readonly folded: number;
}

export const noAddresses: AddressList = { addresses: [], rest: [] };

export function toAddress(text: string): Address {
  const canonical = canonicalEmail(text);
  return {
    key: canonical ?? text.trim().toLowerCase(),
    text: canonical ?? text.trim(),
    valid: canonical !== null,
  };
}

/** Adds to the end, folds duplicates, keeps the order in which they were given. */
export function addAddresses(list: AddressList, texts: readonly string[]): Changed {
  const all = [...list.addresses, ...list.rest];
  return fold([...all, ...texts.map(toAddress)]);
}

/** Puts what an edited entry became in its place; edited to nothing, it goes. */
export function replaceAddress(list: AddressList, key: string, texts: readonly string[]): Changed {
  const place = list.addresses.findIndex((address) => address.key === key);
  if (place < 0) return addAddresses(list, texts);
  const before = list.addresses.slice(0, place);
  const after = [...list.addresses.slice(place + 1), ...list.rest];
  return fold([...before, ...texts.map(toAddress), ...after]);
}

/** What was left out moves up. */
export function removeAddresses(list: AddressList, gone: (address: Address) => boolean): Changed {
  return fold([...list.addresses.filter((address) => !gone(address)), ...list.rest]);
}

function fold(all: readonly Address[]): Changed {
  const known = new Set<string>();
  const distinct = all.filter(({ key }) => !known.has(key) && known.add(key));
  return {
    addresses: distinct.slice(0, maxEmailsPerInvite),
    rest: distinct.slice(maxEmailsPerInvite),
    folded: all.length - distinct.length,
  };
}

export const validOf = (addresses: readonly Address[]) => addresses.filter(({ valid }) => valid);
export const invalidOf = (addresses: readonly Address[]) => addresses.filter(({ valid }) => !valid);

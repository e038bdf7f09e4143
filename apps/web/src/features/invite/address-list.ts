import { canonicalEmail } from '@gatehouse/core/identity/vocabulary';
import { maxEmailsPerInvite } from '@gatehouse/core/invitations/vocabulary';

export interface Address {
  /** The list compares by this: two spellings of one address are one entry. */
  readonly key: string;
  readonly text: string;
  readonly valid: boolean;
}

/** The entries, followed by those that did not fit. Typed or pasted text is never lost. */
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

/** Appends, merges duplicates, and keeps the given order. */
export function addAddresses(list: AddressList, texts: readonly string[]): Changed {
  const all = [...list.addresses, ...list.rest];
  return fold([...all, ...texts.map(toAddress)]);
}

/** Replaces an edited entry. Edited to nothing, the entry is removed. */
export function replaceAddress(list: AddressList, key: string, texts: readonly string[]): Changed {
  const place = list.addresses.findIndex((address) => address.key === key);
  if (place < 0) return addAddresses(list, texts);
  const before = list.addresses.slice(0, place);
  const after = [...list.addresses.slice(place + 1), ...list.rest];
  return fold([...before, ...texts.map(toAddress), ...after]);
}

/** Left-out entries move up. */
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

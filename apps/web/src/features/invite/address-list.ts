import { canonicalEmail } from '@gatehouse/core/identity/contract';
import { maxEmailsPerInvite } from '@gatehouse/core/invitations/contract';

export interface Address {
  /** What the list compares by: two spellings of one address are one entry. */
  readonly key: string;
  readonly text: string;
  readonly valid: boolean;
}

export interface Added {
  readonly addresses: readonly Address[];
  /** How many were there already. */
  readonly folded: number;
  /** How many did not fit. */
  readonly leftOut: number;
}

export function toAddress(text: string): Address {
  const canonical = canonicalEmail(text);
  return {
    key: canonical ?? text.trim().toLowerCase(),
    text: canonical ?? text.trim(),
    valid: canonical !== null,
  };
}

/** Adds to the end, folds duplicates, keeps the order in which they were given. */
export function addAddresses(addresses: readonly Address[], texts: readonly string[]): Added {
  const known = new Set(addresses.map(({ key }) => key));
  const fresh: Address[] = [];
  let folded = 0;
  for (const address of texts.map(toAddress)) {
    if (known.has(address.key)) folded += 1;
    else fresh.push(address);
    known.add(address.key);
  }
  const room = Math.max(0, maxEmailsPerInvite - addresses.length);
  return {
    addresses: [...addresses, ...fresh.slice(0, room)],
    folded,
    leftOut: Math.max(0, fresh.length - room),
  };
}

/** Puts what an edited entry became in its place; edited to nothing, it goes. */
export function replaceAddress(addresses: readonly Address[], key: string, texts: readonly string[]): Added {
  const place = addresses.findIndex((address) => address.key === key);
  if (place < 0) return addAddresses(addresses, texts);
  const start = addAddresses(addresses.slice(0, place), texts);
  const kept = new Set(start.addresses.map((address) => address.key));
  const rest = addresses.slice(place + 1).filter((address) => !kept.has(address.key));
  const room = maxEmailsPerInvite - start.addresses.length;
  const after = addresses.length - place - 1;
  return {
    addresses: [...start.addresses, ...rest.slice(0, room)],
    folded: start.folded + (after - rest.length),
    leftOut: start.leftOut + Math.max(0, rest.length - room),
  };
}

export const validOf = (addresses: readonly Address[]) => addresses.filter(({ valid }) => valid);
export const invalidOf = (addresses: readonly Address[]) => addresses.filter(({ valid }) => !valid);

import type { InviteOutput, InviteResult } from '@gatehouse/core/invitations/contract';

/** What the server says of addresses, by address. */
export type Checked = ReadonlyMap<string, InviteResult>;

interface Asking {
  readonly check: (emails: string[]) => Promise<InviteOutput>;
  /** How many one call may ask about. */
  readonly most: number;
  readonly onFound: (results: readonly InviteResult[]) => void;
}

/**
 * Asks about each address once, in calls of a size the server takes, one after the other. A call that fails says nothing: its addresses
 * count as good until they are asked about again, and the server has the last word when they are sent.
 */
export function askingOnce({ check, most, onFound }: Asking): (keys: readonly string[]) => Promise<void> {
  const asked = new Set<string>();
  let last: Promise<void> = Promise.resolve();
  const askAbout = async (keys: string[]) => {
    try {
      const { results } = await check(keys);
      onFound(results);
    } catch {
      keys.forEach((key) => asked.delete(key));
    }
  };
  return (keys) => {
    const fresh = keys.filter((key) => !asked.has(key));
    fresh.forEach((key) => asked.add(key));
    for (const batch of batches(fresh, most)) last = last.then(() => askAbout(batch));
    return last;
  };
}

/** They stand in the address of the request: proxies refuse addresses of more than 8 kB. */
const longest = 3_000;

function batches(keys: readonly string[], most: number): string[][] {
  const found: string[][] = [];
  let room = 0;
  for (const key of keys) {
    const batch = found.at(-1);
    if (batch === undefined || batch.length === most || key.length > room) {
      found.push([key]);
      room = longest - key.length;
    } else {
      batch.push(key);
      room -= key.length;
    }
  }
  return found;
}

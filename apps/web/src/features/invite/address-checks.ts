import type { InviteOutput, InviteResult } from '@gatehouse/core/invitations/contract';

/** The server's result for each address. */
export type Checked = ReadonlyMap<string, InviteResult>;

interface Asking {
  readonly check: (emails: string[]) => Promise<InviteOutput>;
  /** The most addresses of one call. */
  readonly most: number;
  readonly onFound: (results: readonly InviteResult[]) => void;
}

/**
 * Looks each address up once, in calls of a size the server accepts, one after the other. A failed call tells nothing: its addresses count
 * as good until they are looked up again, and the server decides when they are sent.
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

/** They are part of the request's URL, and proxies refuse URLs of more than 8 kB. */
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

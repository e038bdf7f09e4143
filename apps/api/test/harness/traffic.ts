import type { Client } from './client.ts';
import { eventually } from './eventually.ts';

export interface Traffic {
  /** Waits until this many more rounds are answered. */
  rounds(more: number): Promise<void>;
  /** Ends after the current round. Returns the wrong answers; empty when all is well. */
  stop(): Promise<string[]>;
}

/** Reads, lists and writes as a signed-in partner administrator, one request after the other, until it is stopped. */
export function startTraffic(client: Client, name: string): Traffic {
  const wrong: string[] = [];
  let answered = 0;
  const stopped = new AbortController();
  const note = (what: string, { outcome, status }: { outcome: string; status: number }) => {
    if (outcome !== 'ok') wrong.push(`${name}: ${what} was ${outcome} (${status}) in round ${answered + 1}`);
  };
  const round = async () => {
    note('session', await client.query('auth.session'));
    note('members', await client.query('partnerTeam.members', { limit: 5, search: 'a' }));
    note('profile', await client.mutate('account.updateProfile', { displayName: `Round ${answered + 1}` }));
  };
  const driving = (async () => {
    while (!stopped.signal.aborted) {
      await round().catch((error: unknown) => void wrong.push(`${name}: ${String(error)}`));
      answered += 1;
    }
  })();
  return {
    async rounds(more) {
      const wanted = answered + more;
      await eventually(`${more} more rounds at ${name}`, () => answered >= wanted, 60_000);
    },
    async stop() {
      stopped.abort();
      await driving;
      return wrong;
    },
  };
}

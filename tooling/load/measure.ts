/** Milliseconds that `act` takes. */
async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** The times of `count` runs, one after the other. */
export async function times(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let at = 0; at < count; at += 1) all.push(await timed(act));
  return all;
}

/** `quantile(times, 0.95)`: the value that 95 of 100 stay below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Keeps `atOnce` runs of `act` running until the returned `stop` is called, which returns how many there were. Failures count as runs. */
export function crowd(atOnce: number, act: (at: number) => Promise<unknown>): { stop(): Promise<number> } {
  const stopped = new AbortController();
  let count = 0;
  const line = async () => {
    while (!stopped.signal.aborted) {
      count += 1;
      await act(count).catch(() => undefined);
    }
  };
  const lines = Array.from({ length: atOnce }, line);
  return {
    async stop() {
      stopped.abort();
      await Promise.all(lines);
      return count;
    },
  };
}

/** Runs `act` for 1 to `count`, `atOnce` concurrently. */
export async function each<T>(count: number, atOnce: number, act: (at: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const line = async () => {
    while (next < count) {
      next += 1;
      results.push(await act(next));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return results;
}

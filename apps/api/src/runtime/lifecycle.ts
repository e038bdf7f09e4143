import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@gatehouse/core/platform';

/** Milliseconds between failing readiness and closing the port, so that a load balancer can switch to another server. */
const lastCalls = 1_500;
/** Milliseconds after which the process ends whatever its closers do. */
const deadline = 29_000;
const usualPatience = 3_000;

export interface Lifecycle {
  readonly draining: () => boolean;
  readonly signal: AbortSignal;
  /**
   * Adds a closer that runs when the process stops. Closers run in reverse order. A closer that exceeds its patience (milliseconds) is no
   * longer awaited: a client that never finishes its request must not keep the database from an orderly stop.
   */
  onStop(close: () => Promise<unknown>, patience?: number): void;
  /** Stops everything and ends the process. */
  stop(code: number): Promise<void>;
}

/** Ends the process in order on SIGTERM or SIGINT: readiness fails, open requests are answered, everything is closed, exit code 0. */
export function createLifecycle(logger: Logger, { grace = lastCalls } = {}): Lifecycle {
  const closers: { close: () => Promise<unknown>; patience: number }[] = [];
  const abort = new AbortController();
  let stopping: Promise<void> | undefined;

  const close = async (code: number) => {
    abort.abort();
    setTimeout(() => process.exit(code || 1), deadline).unref();
    if (code === 0) await pause(grace);
    for (const { close, patience } of closers.toReversed()) {
      const closed = close().catch((error: unknown) => logger.error({ err: error }, 'closing failed'));
      await Promise.race([closed, pause(patience)]);
    }
    process.exit(code);
  };
  const stop = (code: number) => (stopping ??= close(code));
  // npm passes a signal on that the whole process group has also received. The second signal changes nothing.
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => void stop(0));
  return {
    draining: () => abort.signal.aborted,
    signal: abort.signal,
    onStop: (close, patience = usualPatience) => void closers.push({ close, patience }),
    stop,
  };
}

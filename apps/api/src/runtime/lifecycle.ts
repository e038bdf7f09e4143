import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@gatehouse/core/platform';

/** Readiness goes first, so that a balancer looks elsewhere before the port shuts. */
const lastCalls = 1_500;
/** For whatever the patience of the closers below does not foresee. */
const deadline = 29_000;
const usualPatience = 3_000;

export interface Lifecycle {
  readonly draining: () => boolean;
  readonly signal: AbortSignal;
  /**
   * Adds something to be closed when the process stops; closed in reverse order. What takes longer than its patience (milliseconds) is
   * left to the end of the process: a client that never ends its request must not cost the database its orderly stop.
   */
  onStop(close: () => Promise<unknown>, patience?: number): void;
  /** Stops everything and ends the process. */
  stop(code: number): Promise<void>;
}

/** Ends the process in order on SIGTERM or SIGINT: not ready, open requests answered, then everything closed, then exit 0. */
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
  // A signal to the whole process group comes from npm as well: the second one is the same wish.
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => void stop(0));
  return {
    draining: () => abort.signal.aborted,
    signal: abort.signal,
    onStop: (close, patience = usualPatience) => void closers.push({ close, patience }),
    stop,
  };
}

import type { Logger } from '@gatehouse/core/platform';

/** Readiness goes first, so that a balancer looks elsewhere before the port shuts. */
const lastCalls = 1_500;
const deadline = 28_000;

export interface Lifecycle {
  readonly draining: () => boolean;
  readonly signal: AbortSignal;
  /** Adds something to be closed when the process stops; closed in reverse order. */
  onStop(close: () => Promise<unknown>): void;
  /** Stops everything and ends the process. */
  stop(code: number): Promise<void>;
}

/** Ends the process in order on SIGTERM or SIGINT: not ready, open requests answered, then everything closed, then exit 0. */
export function createLifecycle(logger: Logger, { grace = lastCalls } = {}): Lifecycle {
  const closers: (() => Promise<unknown>)[] = [];
  const abort = new AbortController();
  let stopping: Promise<void> | undefined;

  const close = async (code: number) => {
    abort.abort();
    setTimeout(() => process.exit(code || 1), deadline).unref();
    if (code === 0) await new Promise((done) => setTimeout(done, grace));
    for (const closer of closers.toReversed()) {
      await closer().catch((error: unknown) => logger.error({ err: error }, 'closing failed'));
    }
    process.exit(code);
  };
  const stop = (code: number) => (stopping ??= close(code));
  // A signal to the whole process group comes from npm as well: the second one is the same wish.
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => void stop(0));
  return {
    draining: () => abort.signal.aborted,
    signal: abort.signal,
    onStop: (closer) => closers.push(closer),
    stop,
  };
}

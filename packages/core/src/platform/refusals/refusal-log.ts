import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { AuditDraft, Transact, TransactionContext } from '../unit-of-work.ts';
import { createWindows, type Window } from './windows.ts';

/** One refusal: its event, and what groups it with others as one cause. */
export interface Refusal {
  /** The refused actor. The scope only decides where the event belongs. */
  readonly context: TransactionContext;
  /** The person's id, or the network of a visitor who is not signed in. */
  readonly who: string;
  readonly procedure: string;
  readonly reason: string;
  /** Also separates causes: what was typed, never what a look-up found. */
  readonly about?: string;
  readonly event: AuditDraft;
}

export interface RefusalLog {
  /**
   * Writes an event immediately for the first refusal of a cause, and counts the rest of that minute (CONTRACT §4). Never fails: an event
   * that cannot be written is counted and logged.
   */
  note(refusal: Refusal): Promise<void>;
  /** Writes the counts of causes whose minute is over, or of all causes before the process ends. */
  flush(which?: 'elapsed' | 'all'): Promise<void>;
  close(): Promise<void>;
}

const minute = 60_000;
const lookEvery = 5_000;

/**
 * Nothing can be deleted from the audit log, so a client that is refused a thousand times a second must not fill it. Each process writes at
 * most two events per minute and cause, and holds the causes in bounded memory (windows.ts).
 */
export function createRefusalLog(deps: {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly logger: Logger;
}): RefusalLog {
  const { transact, clock, logger } = deps;
  const windows = createWindows(minute);

  const write = async ({ context, event }: Refusal, count: number): Promise<boolean> => {
    try {
      await transact(context, async (uow) => uow.audit({ ...event, count }));
      return true;
    } catch (error) {
      logger.error(
        { err: error, requestId: context.origin.requestId, count },
        'the event of a refusal could not be written',
      );
      return false;
    }
  };
  const settle = async (closed: readonly Window[]) => {
    for (const { refusal, more } of closed) if (more > 0) await write(refusal, more);
  };
  const flush = (which: 'elapsed' | 'all' = 'all') =>
    settle(which === 'all' ? windows.takeAll() : windows.takeElapsed(clock.now().getTime()));

  const timer = setInterval(() => void flush('elapsed'), lookEvery).unref();
  return {
    async note(refusal) {
      const now = clock.now().getTime();
      const { window, over } = windows.count(refusal, now);
      if (over) await settle([over]);
      if (window && !(await write(refusal, 1))) window.more += 1;
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

import { grantFor, type Action, type Actor, type Granted, type Subject } from '@gatehouse/policy';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { Clock } from './clock.ts';
import { isLockTimeout, isTransient } from './database-errors.ts';
import { AppError, rateLimited } from './errors.ts';
import { newId } from './ids.ts';
import type { JobQueue } from './jobs/create-boss.ts';
import type { Job } from './jobs/define-job.ts';
import { jobInserts, pendingJob, type EnqueueOptions, type PendingJob } from './jobs/enqueue.ts';
import type { WakeWorkers } from './jobs/wake-workers.ts';
import type { Orm } from './orm/create-orm.ts';
import type { Origin } from './origin.ts';
import type { Keyring } from './secrets.ts';
import type { Logger } from './logger.ts';
import type { Connections } from './orm/connections.ts';
import type { Scope } from './tenancy.ts';
import type { Db } from './orm/tables.ts';

/** What happened, in the past tense of CONTRACT §4 (*Audit actions*). Must not hold secrets. */
export interface AuditDraft {
  readonly action: string;
  readonly subject?: { readonly type: string; readonly id: string | null; readonly label?: string | null };
  /** How many such events it stands for, by default one. Only refusals are counted together (refusals/). */
  readonly count?: number;
  /** Values before and after, and other explanations. */
  readonly details?: Record<string, unknown>;
  /** The tenant whose chain the event joins; by default the transaction's own scope. */
  readonly tenant?: { readonly partnerId: string | null; readonly clientId?: string | null };
  /** Who acted, when it is not the transaction's actor (a sign-in finds its actor). */
  readonly actor?: { readonly id: string | null; readonly name: string; readonly email?: string };
}

export interface RecordedEvent extends AuditDraft {
  readonly id: string;
  readonly at: Date;
  readonly context: TransactionContext;
}

export interface TransactionContext {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly origin: Origin;
}

/** Queries of one actor in one scope. Each is a transaction of its own, so a query procedure costs no BEGIN and no COMMIT. */
export interface Reading extends TransactionContext {
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Typed statements. The boundary gate checks which tables a module may use. */
  readonly db: Db;
  /**
   * Asks the policy with the loaded subject, null for one that was not found. Returns the subject, which is no longer null, and the grant
   * that writers demand. @throws the refusal; missing and foreign subjects are both not found
   */
  require<A extends Action, S extends Subject>(action: A, subject: S | null): Granted<A, S>;
}

/** One transaction of one actor in one scope. Nothing else opens transactions (ARCHITECTURE §4). */
export interface UnitOfWork extends Reading {
  readonly em: EntityManager;
  audit(event: AuditDraft): void;
  enqueue<P extends object>(job: Job<string, P>, payload: P, options?: EnqueueOptions): void;
}

export interface UnitOfWorkDeps {
  readonly connections: Connections;
  readonly orm: Orm;
  readonly boss: JobQueue;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly logger: Logger;
  readonly wakeWorkers: WakeWorkers;
  /** Writes the rows of the events, and the jobs with them, if it can in one statement. The audit module provides it. */
  readonly recordEvents: (
    db: Db,
    events: readonly RecordedEvent[],
    jobs: readonly RawBuilder<unknown>[],
  ) => Promise<void>;
}

/** Runs `work` in a transaction. A throw rolls everything back; a return commits the change, its events and its jobs together. */
export type Transact = <T>(context: TransactionContext, work: (uow: UnitOfWork) => Promise<T>) => Promise<T>;

/** What queries of `context` run with. */
export type Read = (context: TransactionContext) => Reading;

export const createRead =
  ({ connections, clock, keyring }: Pick<UnitOfWorkDeps, 'connections' | 'clock' | 'keyring'>): Read =>
  (context) => ({
    ...context,
    clock,
    keyring,
    db: connections.reading(context.scope),
    require: (action, subject) => requireGrant(context.actor, action, subject),
  });

export function createTransact(deps: UnitOfWorkDeps): Transact {
  // Transactions do not queue here. The turns (turns/) queue calls earlier, by the person who asks, never by the scope of a transaction.
  return async (context, work) => {
    try {
      return await runTransaction(deps, context, work);
    } catch (error) {
      // Another transaction has held a needed lock for longer than any may. Nothing was changed.
      if (isLockTimeout(error)) {
        deps.logger.warn({ err: error, requestId: context.origin.requestId }, 'waiting for a lock timed out');
        throw rateLimited(2);
      }
      // A deadlock or a serialisation failure is retried once, always the whole transaction and never a part.
      if (!isTransient(error)) throw error;
      deps.logger.warn(
        { err: error, requestId: context.origin.requestId },
        'transaction failed and runs again',
      );
      return runTransaction(deps, context, work);
    }
  };
}

async function runTransaction<T>(
  deps: UnitOfWorkDeps,
  context: TransactionContext,
  work: (uow: UnitOfWork) => Promise<T>,
) {
  const events: RecordedEvent[] = [];
  const jobs: PendingJob[] = [];
  const committed = await deps.connections.transaction(context.scope, async (db, last) => {
    const em = deps.orm.em.fork();
    em.setTransactionContext(db);
    const result = await work({
      ...context,
      em,
      clock: deps.clock,
      keyring: deps.keyring,
      db,
      require: (action, subject) => requireGrant(context.actor, action, subject),
      audit: (event) => events.push({ ...event, id: newId(), at: deps.clock.now(), context }),
      enqueue: (job, payload, options) => jobs.push(pendingJob(job, payload, options)),
    });
    await em.flush();
    if (events.length + jobs.length > 0)
      await deps.recordEvents(last, events, await jobInserts(deps.boss, jobs));
    return result;
  });
  deps.wakeWorkers(jobs);
  return committed;
}

/** `require` for questions that need no transaction. @throws the refusal; missing and foreign subjects are both not found */
export function requireGrant<A extends Action, S extends Subject>(
  actor: Actor,
  action: A,
  subject: S | null,
): Granted<A, S> {
  const answer = grantFor(actor, action, subject);
  if (typeof answer === 'string') throw new AppError(answer);
  return answer;
}

/** The same transaction with the actor as the database knows them now: a role that was revoked before the lock no longer counts. */
export function actingAs(uow: UnitOfWork, actor: Actor): UnitOfWork {
  return { ...uow, actor, require: (action, subject) => requireGrant(actor, action, subject) };
}

import type { Action, Actor, Grant, Subject } from '@gatehouse/policy';
import type { EntityManager } from '@mikro-orm/postgresql';
import { requireGrant } from './authorize.ts';
import type { Clock } from './clock.ts';
import { isLockTimeout, isTransient } from './database-errors.ts';
import { rateLimited } from './errors.ts';
import { newId } from './ids.ts';
import type { JobQueue } from './jobs/create-boss.ts';
import type { Job } from './jobs/define-job.ts';
import { pendingJob, sendJobs, type EnqueueOptions, type PendingJob } from './jobs/enqueue.ts';
import type { Orm } from './orm/create-orm.ts';
import type { Origin } from './origin.ts';
import type { Keyring } from './secrets.ts';
import type { Logger } from './logger.ts';
import { scopeVariables, type Scope } from './tenancy.ts';
import type { Db, Tables } from './orm/tables.ts';

/** What happened, in the past tense of CONTRACT §4 (*Audit actions*). Secrets have no place in it. */
export interface AuditDraft {
  readonly action: string;
  readonly subject?: { readonly type: string; readonly id: string | null; readonly label?: string | null };
  /** How many such events it stands for; one when left out. Only refusals are counted together (refusals/). */
  readonly count?: number;
  /** Before and after, and whatever else explains it. */
  readonly details?: Record<string, unknown>;
  /** Whose chain it belongs to; the unit's own scope when left out. */
  readonly tenant?: { readonly partnerId: string | null; readonly clientId?: string | null };
  /** Who did it, when that is not the unit's actor (a sign-in makes its actor). */
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

/** One transaction of one actor inside one scope. Nothing outside it opens transactions (ARCHITECTURE §4). */
export interface UnitOfWork extends TransactionContext {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Typed statements on the unit's own connection; which tables are whose is the boundary gate's business. */
  readonly db: Db;
  /** The second question, with the loaded subject; null for one that was not found. Throws the refusal. */
  require<A extends Action>(action: A, subject: Subject | null): Grant<A>;
  audit(event: AuditDraft): void;
  enqueue<P extends object>(job: Job<string, P>, payload: P, options?: EnqueueOptions): void;
}

export interface UnitOfWorkDeps {
  readonly orm: Orm;
  readonly boss: JobQueue;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly logger: Logger;
  /** Writes the events' rows; the audit module's. */
  readonly recordEvents: (db: Db, events: readonly RecordedEvent[]) => Promise<void>;
}

/** Runs `work` in a transaction: a throw undoes everything, a return commits the change, its events and its jobs together. */
export type Transact = <T>(context: TransactionContext, work: (uow: UnitOfWork) => Promise<T>) => Promise<T>;

export function createTransact(deps: UnitOfWorkDeps): Transact {
  // Nobody waits here for a turn: who waits for whom is decided before, by who asks (turns/), never by the scope a unit runs in.
  return async (context, work) => {
    try {
      return await runOnce(deps, context, work);
    } catch (error) {
      // Somebody holds what this needs for longer than anybody may wait; nothing was changed.
      if (isLockTimeout(error)) {
        deps.logger.warn({ err: error, requestId: context.origin.requestId }, 'a lock was not had in time');
        throw rateLimited(2);
      }
      // A deadlock or a serialisation failure says «again», and says it once: the whole unit, never a part.
      if (!isTransient(error)) throw error;
      deps.logger.warn({ err: error, requestId: context.origin.requestId }, 'unit of work is run again');
      return runOnce(deps, context, work);
    }
  };
}

async function runOnce<T>(
  deps: UnitOfWorkDeps,
  context: TransactionContext,
  work: (uow: UnitOfWork) => Promise<T>,
) {
  const em = deps.orm.em.fork();
  em.setSessionContext({ variables: scopeVariables(context.scope) });
  return em.transactional(async (trx) => {
    const db = trx.getKysely<Tables>();
    const events: RecordedEvent[] = [];
    const jobs: PendingJob[] = [];
    const result = await work({
      ...context,
      em: trx,
      clock: deps.clock,
      keyring: deps.keyring,
      db,
      require: (action, subject) => requireGrant(context.actor, action, subject),
      audit: (event) => events.push({ ...event, id: newId(), at: deps.clock.now(), context: context }),
      enqueue: (job, payload, options) => jobs.push(pendingJob(job, payload, options)),
    });
    await trx.flush();
    if (events.length > 0) await deps.recordEvents(db, events);
    if (jobs.length > 0) await sendJobs(deps.boss, db, jobs);
    return result;
  });
}

/** The same unit, acting as the database knows the actor now: after a lock, a role that was just taken away counts for nothing. */
export function actingAs(uow: UnitOfWork, actor: Actor): UnitOfWork {
  return { ...uow, actor, require: (action, subject) => requireGrant(actor, action, subject) };
}

/** The base of every module and app: transactions with scope, errors, jobs, time, secrets, lists. Imports no module. */
export { isMistake, type Mistake } from './addresses/address-parts.ts';
export { parseDatabaseUrl } from './addresses/database-url.ts';
export { parseSmtpUrl } from './addresses/smtp-url.ts';
export { changedParts } from './changed-parts.ts';
export { systemClock, type Clock } from './clock.ts';
export { databaseError, isTransient, overtaken, violatesUnique } from './database-errors.ts';
export * from './errors.ts';
export { sentenceFor } from './field-problems/sentences.ts';
export { newId } from './ids.ts';
export { canonicalAddress, neighbourhoodOf, subscriberOf } from './ip-address.ts';
export { forgetAnswer, runOnce, wasAnswered, type RepeatableCall } from './idempotency/run-once.ts';
export { defineJob, type AnyJob, type Job } from './jobs/define-job.ts';
export { createBoss, type JobQueue } from './jobs/create-boss.ts';
export { createWakeWorkers, type WakeWorkers } from './jobs/wake-workers.ts';
export type { Sortable } from './list-cursor.ts';
export { listPage, mergedPage, type ListRequest, type MergedList } from './keyset.ts';
export {
  createAttempts,
  type Attempts,
  type AttemptRules,
  type Claim,
  type Limit,
  type Outcome,
  type Verdict,
} from './limits/attempts.ts';
export { openLimitConnections } from './limits/limit-connections.ts';
export { waitingLine, type WaitingLine } from './limits/waiting-line.ts';
export { createLogger, type Logger } from './logger.ts';
export { bindJob } from './jobs/handle.ts';
export { defineMail } from './mail/define-mail.ts';
export type { MailOutcome, MailSpec, Paper, Recipient } from './mail/mail-spec.ts';
export { mailJob, mailRetry, undeliverableMailJob } from './mail/mail-job.ts';
export type { Mailer } from './mail/mailer.ts';
export type { Manifest, WorkerDeps } from './manifest.ts';
export { openConnections, type Connections } from './orm/connections.ts';
export { bookkeepingTables, createOrm, type Orm } from './orm/create-orm.ts';
export { logQueries, type OnQuery } from './orm/log-queries.ts';
export { prepareStatements } from './orm/prepared-statements.ts';
export { findSecondWallFaults } from './orm/second-wall.ts';
export { callFunction, checkedAnswer, parsedRows, rowsOf } from './orm/call-function.ts';
export {
  ago,
  anyOf,
  count,
  databaseNow,
  databaseNowOnce,
  databaseSeconds,
  isoTime,
  later,
  jsonObject,
  rowAs,
  select,
  selection,
  tableAs,
  truth,
  type References,
} from './orm/expressions.ts';
export type { Db, Tables } from './orm/tables.ts';
export { together } from './orm/together.ts';
export { systemOrigin, type Origin } from './origin.ts';
export { createRefusalLog, type Refusal, type RefusalLog } from './refusals/refusal-log.ts';
export { createKeyring, parseSecrets, type Decrypted, type Keyring } from './secrets.ts';
export {
  appRole,
  definerRole,
  ofTenant,
  type ClientTenant,
  type Scope,
  type TeamTenant,
  type Tenant,
} from './tenancy.ts';
export { twoLanes, type Lane } from './two-lanes.ts';
export { inJobsLane } from './turns/jobs-lane.ts';
export { createTurns, mostCallsOfOne, type Turns } from './turns/turns.ts';
export {
  actingAs,
  createRead,
  createTransact,
  requireGrant,
  type AuditDraft,
  type Read,
  type Reading,
  type RecordedEvent,
  type Transact,
  type TransactionContext,
  type UnitOfWork,
} from './unit-of-work.ts';

// Signed-in browsers. Owns sessions, pending_sessions (password right, second factor awaited) and known_devices; the only module that uses
// Lucia. Invariants: the table holds hashes of secrets, never secrets; the database decides idle and absolute ends; a session acts for one
// membership of its own user; nothing about a session is cached, so ending one takes effect on the next request.
import type { Manifest } from '../../platform/index.ts';
import { newDeviceJob } from './jobs/new-device.job.ts';
import { pruneSessionsJob } from './jobs/prune-sessions.job.ts';
import { SessionEntity } from './persistence/session.entity.ts';
import { PendingSessionEntity } from './persistence/pending-session.entity.ts';
import { KnownDeviceEntity } from './persistence/known-device.entity.ts';

export { mostDevices, maxPendingSessions, mostSessions } from './domain/caps.ts';
export { deviceFamily } from './user-agent.ts';
export { countEndingSessions } from './queries/count-ending.ts';
export { listOwnSessions, listSessionsOfMembership } from './queries/list-sessions.ts';
export type { OrganisationDetails, SessionDetails } from './session-details.ts';
export {
  endSession,
  endSessionOfHandle,
  endSessionsOfMembership,
  endSessionsOfUser,
  revokeOtherOwnSessions,
  revokeOwnSession,
  revokeSessionOfMembership,
  revokeSessionsOfMembership,
  type EndedSession,
} from './use-cases/end-sessions.ts';
export {
  dropPendingSession,
  dropPendingSessionsOf,
  findPendingSession,
  startPendingSession,
  consumePendingSession,
  type PendingSession,
} from './use-cases/pending-sessions.ts';
export { pruneSessions } from './use-cases/prune-sessions.ts';
export { findSession } from './use-cases/find-session.ts';
export { renewSession, type RenewedSession } from './use-cases/renew-session.ts';
export { startSession } from './use-cases/start-session.ts';
export { newDeviceJob } from './jobs/new-device.job.ts';

export const manifest = {
  entities: [SessionEntity, PendingSessionEntity, KnownDeviceEntity],
  jobs: [newDeviceJob, pruneSessionsJob],
  worker: () => import('./worker.ts'),
} satisfies Manifest;

// Signed-in browsers. Owns sessions; the only module that knows Lucia.
// Invariants: the table holds hashes of secrets, never secrets; idle and absolute ends are the database's; a session acts for one
// membership of its own user; nothing about a session is cached, so whatever ends it counts on the next request.
export { pruneSessionsJob } from './jobs/prune-sessions.job.ts';
export { SessionEntity } from './persistence/session.entity.ts';
export { listOwnSessions, listSessionsOfMembership } from './queries/list-sessions.ts';
export type { OrganisationFacts, SessionFacts } from './session-facts.ts';
export {
  endSession,
  endSessionOfHandle,
  endSessionsOfMembership,
  endSessionsOfUser,
  type EndedSession,
} from './use-cases/end-sessions.ts';
export { pruneSessions } from './use-cases/prune-sessions.ts';
export { readSession } from './use-cases/read-session.ts';
export {
  revokeOtherOwnSessions,
  revokeOwnSession,
  revokeSessionOfMembership,
  revokeSessionsOfMembership,
} from './use-cases/revoke-sessions.ts';
export { startSession, type NewSession } from './use-cases/start-session.ts';

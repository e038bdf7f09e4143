import { newId, type UnitOfWork } from '../../../platform/index.ts';
import { createLucia } from '../lucia-adapter.ts';
import { hashSessionToken, newSessionToken } from '../session-token.ts';
import type { EndedSession } from './end-sessions.ts';
import { endOldestSessions } from './drop-oldest.ts';
import { noteDevice } from './note-device.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Idle and absolute ends in seconds (SECURITY R13). A partner may shorten its own people's; that is checked at each request. */
const limits = {
  staff: { idleSeconds: hour, absoluteSeconds: day },
  others: { idleSeconds: 7 * day, absoluteSeconds: 30 * day },
} as const;

export interface NewSession {
  readonly userId: string;
  /** Null while one of several memberships has still to be chosen. */
  readonly membershipId: string | null;
  readonly staff: boolean;
  /** The session whose place it takes: its ends go on, or they would be put off for ever by switching to and fro. */
  readonly insteadOf?: EndedSession;
}

export interface StartedSession {
  /** The secret for the cookie; only its hash stays here. */
  readonly token: string;
  readonly handle: string;
  /** Handles of those that ended for it: there were too many. */
  readonly ended: readonly string[];
}

/** Opens a session in the unit's scope, which must be its user's. */
export async function startSession(uow: UnitOfWork, session: NewSession): Promise<StartedSession> {
  const token = newSessionToken();
  const handle = newId();
  const { idleSeconds, absoluteSeconds } = session.staff ? limits.staff : limits.others;
  await createLucia(uow.db, idleSeconds).createSession(
    session.userId,
    {
      handle,
      membershipId: session.membershipId,
      idleSeconds,
      absoluteSeconds,
      insteadOf: session.insteadOf ?? null,
      ip: uow.origin.ip,
      userAgent: uow.origin.userAgent,
    },
    { sessionId: hashSessionToken(token) },
  );
  // What takes another session's place is no new sign-in, and there are no more than before.
  if (session.insteadOf) return { token, handle, ended: [] };
  const ended = await endOldestSessions(uow, session.userId);
  await noteDevice(uow, session.userId, handle);
  return { token, handle, ended };
}

import { unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { endSession, endSessionsOfUser } from './end-sessions.ts';
import { dropPendingSessionsOf } from './pending-sessions.ts';
import { startSession, type NewSession } from './start-session.ts';

export interface RenewedSession {
  /** The new secret for the cookie. */
  readonly token: string;
  /** Handle of the new session. */
  readonly handle: string;
  /** How many other sessions ended. */
  readonly othersEnded: number;
}

/**
 * After a change of credentials: ends every other session of the person, pending ones too, and continues this one under a new id until it
 * would have ended anyway (SECURITY R06, R11). In the person's own scope, and under the lock of the account: otherwise a session that is
 * switched concurrently would be missed.
 * @throws unauthenticated when the session has ended meanwhile
 */
export async function renewSession(
  uow: UnitOfWork,
  token: string,
  session: Omit<NewSession, 'insteadOf'>,
): Promise<RenewedSession> {
  const insteadOf = await endSession(uow, token);
  if (!insteadOf) throw unauthenticated();
  const othersEnded = await endSessionsOfUser(uow, session.userId);
  await dropPendingSessionsOf(uow, session.userId);
  const renewed = await startSession(uow, { ...session, insteadOf });
  return { ...renewed, othersEnded };
}

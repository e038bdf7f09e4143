import { unauthenticated, type UnitOfWork } from '../../../platform/index.ts';
import { endSession, endSessionsOfUser } from './end-sessions.ts';
import { dropPendingSessionsOf } from './pending-sessions.ts';
import { startSession, type NewSession } from './start-session.ts';

export interface RenewedSession {
  /** The new secret for the cookie. */
  readonly token: string;
  /** Handle of the session it stands for. */
  readonly handle: string;
  /** How many other sessions ended. */
  readonly othersEnded: number;
}

/**
 * After a change to how a person signs in: every other session of theirs ends, pending ones too, and this one goes on under a new id
 * until it would have ended anyway (SECURITY R06, R11). In the unit's scope, which must be the person's, and under the lock
 * of the account: a session that is switched meanwhile is not among the others.
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

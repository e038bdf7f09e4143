import { invalidInput, type Origin, type Transact } from '../../../platform/index.ts';
import {
  hashPassword,
  passwordProblem,
  replacePassword,
  samePassword,
  scopeOf,
  shortProblem,
  type Identified,
} from '../../identity/index.ts';
import { withdrawSecrets } from './mailed-secrets.ts';
import { notifyOwner } from './notify-owner.ts';
import { renewOwnSession, type OwnSession } from './own-session.ts';

export interface PasswordWish {
  /** The hash that the current password was found to match. */
  readonly from: string;
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * A new password for oneself. Every other session of the person ends, links to reset it are worth nothing any more, and this session goes on
 * under a new id (SECURITY R06, R11). Answers its secret. The new password is judged only once the current one was right, so that nobody else learns what it is judged by.
 * @throws invalid_input naming why it is refused; stale when the password was changed meanwhile
 */
export async function changePassword(
  transact: Transact,
  origin: Origin,
  session: OwnSession,
  { from, currentPassword, newPassword }: PasswordWish,
): Promise<string> {
  const { actor, details } = session.identified;
  const { userId } = actor;
  refuseWeak(details, currentPassword, newPassword);
  const to = await hashPassword(newPassword);
  return transact({ actor, origin, scope: scopeOf(actor) }, async (uow) => {
    const { mfaEnabled } = await replacePassword(uow, { userId, from, to });
    // Judged here, not by what the request began with: the factor may have gone or come since.
    const short = shortProblem(newPassword, mfaEnabled);
    if (short !== null) throw invalidInput({ newPassword: short });
    await withdrawSecrets(uow, userId, 'password_reset');
    const { token, handle, othersEnded } = await renewOwnSession(uow, session);
    uow.audit({
      action: 'password.changed',
      subject: { type: 'user', id: userId, label: `${actor.name} <${actor.email}>` },
      details: { sessionsEnded: othersEnded },
    });
    notifyOwner(uow, { userId, kind: 'password_changed', sessionId: handle });
    return token;
  });
}

/** All but how long it must be, which only the locked account tells. */
function refuseWeak({ user, memberships }: Identified['details'], current: string, wanted: string): void {
  const organisations = memberships.flatMap(({ organisation }) =>
    organisation.kind === 'vendor' ? [] : [organisation.name],
  );
  const problem = samePassword(wanted, current)
    ? ({ code: 'password_in_use' } as const)
    : passwordProblem(wanted, [user.email, user.displayName, ...organisations], { secondFactor: true });
  if (problem !== null) throw invalidInput({ newPassword: problem });
}

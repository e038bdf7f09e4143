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
  /** The hash that the current password matched. */
  readonly from: string;
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * Changes the person's own password. Every other session of the person ends, reset links become invalid, and this session continues under a
 * new id (SECURITY R06, R11). Returns its secret. The new password is judged only after the current one was right, so that nobody else
 * learns the criteria.
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
  await refuseWeak(details, currentPassword, newPassword);
  const to = await hashPassword(newPassword);
  return transact({ actor, origin, scope: scopeOf(actor) }, async (uow) => {
    const { mfaEnabled } = await replacePassword(uow, { userId, from, to });
    // Judged here, not by the state at the start of the request: a factor may have been added or removed since.
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

/** Everything but the length, which depends on the locked account. */
async function refuseWeak(
  { user, memberships }: Identified['details'],
  current: string,
  wanted: string,
): Promise<void> {
  const organisations = memberships.flatMap(({ organisation }) =>
    organisation.kind === 'vendor' ? [] : [organisation.name],
  );
  const problem = samePassword(wanted, current)
    ? ({ code: 'password_in_use' } as const)
    : await passwordProblem(wanted, [user.email, user.displayName, ...organisations], { secondFactor: true });
  if (problem !== null) throw invalidInput({ newPassword: problem });
}

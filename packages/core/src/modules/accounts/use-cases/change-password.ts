import { tierOf } from '@gatehouse/policy';
import { invalidInput, type Origin, type RunUnit } from '../../../platform/index.ts';
import {
  hashPassword,
  matchPassword,
  passwordProblem,
  replacePassword,
  scopeOf,
  type Identified,
} from '../../identity/index.ts';
import { renewSession } from '../../sessions/index.ts';
import { notifyOwner } from './notify-owner.ts';

export interface PasswordWish {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export type PasswordResult =
  /** With the secret of the session that takes this one's place. */
  { readonly status: 'changed'; readonly token: string } | { readonly status: 'refused' };

/**
 * A new password for oneself. Every other session of the person ends and this one gets a new id (SECURITY R06, R11). A wrong current password is
 * returned, not thrown, so that its event stays; the new one is judged only after it, so that nobody else learns what it is judged by.
 * @throws invalid_input naming why the new one is refused; stale when the password was changed meanwhile
 */
export async function changePassword(
  runUnit: RunUnit,
  origin: Origin,
  { actor, facts }: Identified,
  token: string,
  { currentPassword, newPassword }: PasswordWish,
): Promise<PasswordResult> {
  const { userId } = actor;
  const context = { actor, origin, scope: scopeOf(actor) };
  const subject = { type: 'user', id: userId, label: `${actor.name} <${actor.email}>` };
  const from = await matchPassword(runUnit, origin, actor, currentPassword);
  if (from === null) {
    await runUnit(context, async (uow) => {
      const details = { procedure: 'account.changePassword', reason: 'invalid_credentials' };
      uow.audit({ action: 'request.refused', subject, details });
    });
    return { status: 'refused' };
  }

  refuseWeak(facts, currentPassword, newPassword);
  const to = await hashPassword(newPassword);
  return runUnit(context, async (uow) => {
    await replacePassword(uow, { userId, from, to });
    const session = await renewSession(uow, token, {
      userId,
      membershipId: actor.membership?.id ?? null,
      staff: facts.memberships.some(({ role }) => tierOf(role) === 'vendor'),
    });
    uow.audit({ action: 'password.changed', subject, details: { sessionsEnded: session.othersEnded } });
    notifyOwner(uow, { userId, kind: 'password_changed', sessionId: session.handle });
    return { status: 'changed', token: session.token };
  });
}

function refuseWeak({ user, memberships }: Identified['facts'], current: string, wanted: string): void {
  const organisations = memberships.flatMap(({ organisation }) =>
    organisation.kind === 'vendor' ? [] : [organisation.name],
  );
  const secondFactor = user.mfaEnabled;
  const problem =
    wanted.normalize('NFC') === current.normalize('NFC')
      ? 'Choose another password than the one you have.'
      : passwordProblem(wanted, [user.email, user.displayName, ...organisations], { secondFactor });
  if (problem !== null) throw invalidInput({ newPassword: problem });
}

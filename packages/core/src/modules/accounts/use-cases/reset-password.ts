import { anonymous } from '@gatehouse/policy';
import {
  invalidInput,
  type Keyring,
  type Origin,
  type Transact,
  type UnitOfWork,
  type Db,
} from '../../../platform/index.ts';
import {
  hashPassword,
  lockPerson,
  passwordProblem,
  personDetails,
  proveMailbox,
  writePassword,
} from '../../identity/index.ts';
import { dropPendingSessionsOf, endSessionsOfUser } from '../../sessions/index.ts';
import { linkInvalid } from '../accounts.errors.ts';
import type { ResetPasswordInput } from '../contract.ts';
import { getReset, refuseDeadReset, type LinkedReset } from '../queries/get-reset.ts';
import { onlyPlace } from '../queries/find-reset-request.ts';
import { secretState, consumeSecret } from './mailed-secrets.ts';
import { notifyOwner } from './notify-owner.ts';
import { wipeUnprovenCredentials } from './wipe-unproven-credentials.ts';

export interface ResetDeps {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly transact: Transact;
}

/**
 * Sets a new password by a mailed link. It signs nobody in and ends every session of the person. The link is looked up first, so that
 * refusals come in their order, a refused password leaves the link usable, and no hash is computed in vain. Returns the account's owner.
 * @throws link_invalid, link_expired, invalid_input
 */
export async function resetPassword(
  deps: ResetDeps,
  origin: Origin,
  input: ResetPasswordInput,
): Promise<Pick<LinkedReset, 'userId' | 'email'>> {
  const reset = await getReset(deps.db, deps.keyring, input.token);
  const { email, displayName, memberships, secondFactor } = reset;
  const organisations = memberships.map(({ organisation }) => organisation ?? '');
  const words = [email, displayName, ...organisations];
  const problem = await passwordProblem(input.password, words, { secondFactor });
  if (problem !== null) throw invalidInput({ password: problem });
  const passwordHash = await hashPassword(input.password);
  const scope = { ...onlyPlace(memberships), userId: reset.userId };
  await deps.transact({ actor: anonymous, origin, scope }, (uow) => consumeReset(uow, reset, passwordHash));
  return { userId: reset.userId, email };
}

async function consumeReset(
  uow: UnitOfWork,
  { id, userId }: LinkedReset,
  passwordHash: string,
): Promise<void> {
  await lockPerson(uow, userId);
  if (!(await consumeSecret(uow, 'password_reset', id))) {
    refuseDeadReset(await secretState(uow, 'password_reset', id));
    throw linkInvalid();
  }
  const person = await personDetails(uow, userId);
  if (!person) throw linkInvalid();
  const who = { id: userId, name: person.displayName, email: person.email };
  const subject = { type: 'user', id: userId, label: `${person.displayName} <${person.email}>` };
  let sessionsEnded = 0;
  if (!person.emailProven) {
    // The maker of the account need not be the reader of its mail.
    sessionsEnded += await wipeUnprovenCredentials(uow, userId);
    await proveMailbox(uow, userId);
    uow.audit({ action: 'email.proven', subject, actor: who, details: { by: 'password reset' } });
  }
  // The password is written first: a concurrent sign-in with the old one either sees the new one, or its session exists and is ended.
  await writePassword(uow, userId, passwordHash);
  await dropPendingSessionsOf(uow, userId);
  sessionsEnded += await endSessionsOfUser(uow, userId);
  uow.audit({ action: 'password.reset', subject, actor: who, details: { sessionsEnded } });
  notifyOwner(uow, { userId, kind: 'password_changed' });
}

import { anonymous } from '@gatehouse/policy';
import { subscriberOf, type Origin, type RefusalLog, type UnitOfWork } from '../../../platform/index.ts';
import type { SecondFactor } from '../contract.ts';
import { signInTenant, type KnownPerson } from '../domain/known-person.ts';
import { openSession } from './open-session.ts';

/** Opens the session of somebody who has proven who they are: it acts for the only membership, or for none until one is chosen. */
export function completeSignIn(
  uow: UnitOfWork,
  { userId, displayName, email, memberships }: KnownPerson,
  factor?: SecondFactor,
): Promise<string> {
  return openSession(uow, {
    userId,
    name: displayName,
    email,
    membershipId: memberships.length === 1 ? (memberships[0]?.id ?? null) : null,
    roles: memberships.map(({ role }) => role),
    instead: null,
    ...(factor === undefined ? {} : { factor }),
  });
}

export interface FailedSignIn {
  readonly procedure: 'auth.signIn' | 'auth.signInWithPasskey' | 'auth.verifySecondFactor';
  readonly reason: 'invalid_credentials' | 'invalid_code';
  /** Whoever was found by what was typed. */
  readonly person: Pick<KnownPerson, 'userId' | 'email' | 'memberships'> | null;
  /** What was typed, as it is told apart from other attempts: whether anybody was found by it must not matter (SECURITY R03). */
  readonly about: string;
  readonly details: { readonly email?: string | null; readonly factor?: SecondFactor };
}

/**
 * One event for a sign-in that failed, whatever it failed by, and those that follow within a minute counted together. It is told where the
 * person belongs; who is counted, and who waits, is whoever asks.
 */
export function noteFailedSignIn(
  refusals: RefusalLog,
  origin: Origin,
  { procedure, reason, person, about, details }: FailedSignIn,
): Promise<void> {
  return refusals.note({
    context: { actor: anonymous, origin, scope: signInTenant(person) },
    who: subscriberOf(origin.ip),
    procedure,
    reason,
    about,
    event: {
      action: 'session.sign_in_failed',
      subject: { type: 'user', id: person?.userId ?? null, label: person?.email ?? null },
      details,
    },
  });
}

import type { UnitOfWork } from '../../../platform/index.ts';
import type { SecondFactor } from '../contract.ts';
import type { KnownPerson } from '../domain/known-person.ts';
import { openSession } from './open-session.ts';

/** Opens the session of somebody who has proven who they are: it acts for the only membership, or for none until one is chosen. */
export function admitPerson(
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

/** One event for a sign-in that failed, whatever it failed by. */
export function noteFailedSignIn(
  uow: UnitOfWork,
  person: Pick<KnownPerson, 'userId' | 'email'> | null,
  details: { readonly email?: string | null; readonly factor?: SecondFactor },
): void {
  uow.audit({
    action: 'session.sign_in_failed',
    subject: { type: 'user', id: person?.userId ?? null, label: person?.email ?? null },
    details,
  });
}

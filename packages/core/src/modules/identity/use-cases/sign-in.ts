import { anonymous } from '@gatehouse/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  callFunction,
  subscriberOf,
  type Lane,
  type Origin,
  type RefusalLog,
  type Transact,
  type UnitOfWork,
  type Db,
} from '../../../platform/index.ts';
import { startPendingSession } from '../../sessions/index.ts';
import type { SecondFactor, SignInInput } from '../contract.ts';
import { knownPerson, signInTenant, type KnownPerson } from '../domain/known-person.ts';
import { canonicalEmail } from '../vocabulary.ts';
import { hashPassword, needsRehash, verifyPassword } from '../passwords.ts';
import { completeSignIn, lockAccount, shareLockAccount } from './open-session.ts';

export interface SignInDeps {
  readonly db: Db;
  readonly transact: Transact;
  readonly refusals: RefusalLog;
  /** `known` for a browser that has signed in to this account before. */
  readonly lane?: Lane;
}

export type SignInResult =
  /** With the secret of a session, or of a pending session that a second factor completes. */
  { readonly status: 'signed_in' | 'mfa_required'; readonly token: string } | { readonly status: 'refused' };

/**
 * Signs in with address and password. An unknown address, a person without an active membership and a wrong password get one answer after
 * the same work (SECURITY R03): one look-up, one hash, one note. Only the right password reveals whether there is a second factor. The
 * refusal is returned, not thrown, so that its audit event stays.
 */
export async function signIn(deps: SignInDeps, origin: Origin, input: SignInInput): Promise<SignInResult> {
  const email = canonicalEmail(input.email);
  const candidate = await findSignInCandidate(deps.db, email ?? '');
  const matches = await verifyPassword(
    candidate?.passwordHash ?? null,
    input.password,
    deps.lane ?? 'stranger',
  );
  const tenant = signInTenant(candidate);
  if (!candidate || !matches) {
    await noteFailedSignIn(deps.refusals, origin, {
      procedure: 'auth.signIn',
      reason: 'invalid_credentials',
      person: candidate,
      about: email ?? '',
      // Only a valid address is stored: a password typed into the wrong field is stored nowhere (SECURITY R44).
      details: { email },
    });
    return { status: 'refused' };
  }
  const rehashed =
    candidate.passwordHash !== null && needsRehash(candidate.passwordHash)
      ? await hashPassword(input.password)
      : null;
  const scope = { ...tenant, userId: candidate.userId };
  const result = await deps.transact({ actor: anonymous, origin, scope }, (uow) =>
    admit(uow, candidate, rehashed),
  );
  // The password was changed, or hashed again by another sign-in, since the comparison: the present hash decides.
  return result ?? signIn(deps, origin, input);
}

/** Null when the password has changed since it was found right. */
async function admit(
  uow: UnitOfWork,
  candidate: SignInCandidate,
  rehashed: string | null,
): Promise<SignInResult | null> {
  const { userId, passwordHash } = candidate;
  const held = await (rehashed === null ? shareLockAccount(uow, userId) : lockAccount(uow, userId));
  if (!held?.passwordHash || held.passwordHash !== passwordHash) return null;
  if (rehashed !== null) {
    await uow.db
      .updateTable('password_credentials')
      .set({ password_hash: rehashed })
      .where('user_id', '=', userId)
      .execute();
  }
  return held.mfaEnabled
    ? { status: 'mfa_required', token: await startPendingSession(uow, userId, rehashed ?? held.passwordHash) }
    : { status: 'signed_in', token: await completeSignIn(uow, candidate) };
}

const signInCandidate = knownPerson.extend({ passwordHash: z.string().nullable(), mfaEnabled: z.boolean() });
type SignInCandidate = z.infer<typeof signInCandidate>;

/** The person with this address, if they may sign in at all. Looks across tenants: the person is not known yet. */
const findSignInCandidate = (db: Db, email: string): Promise<SignInCandidate | null> =>
  callFunction(db, sql`gatehouse.sign_in_candidate(${email})`, signInCandidate.nullable());

export interface FailedSignIn {
  readonly procedure: 'auth.signIn' | 'auth.signInWithPasskey' | 'auth.verifySecondFactor';
  readonly reason: 'invalid_credentials' | 'invalid_code';
  /** The person found by what was typed. */
  readonly person: Pick<KnownPerson, 'userId' | 'email' | 'memberships'> | null;
  /** What was typed, which separates attempts: whether an account was found must not matter (SECURITY R03). */
  readonly about: string;
  readonly details: { readonly email?: string | null; readonly factor?: SecondFactor };
}

/**
 * Writes one event for a failed sign-in, whatever it failed by, and counts the following ones of a minute together. The event belongs to
 * the person's organisation, if there is only one.
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

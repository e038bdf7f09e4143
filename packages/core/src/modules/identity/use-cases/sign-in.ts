import { anonymous } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { Lane, Origin, RefusalLog, Transact, UnitOfWork, Db } from '../../../platform/index.ts';
import { startPendingSession } from '../../sessions/index.ts';
import type { SignInInput } from '../contract.ts';
import { signInTenant } from '../domain/known-person.ts';
import { canonicalEmail } from '../vocabulary.ts';
import { hashPassword, needsRehash, verifyPassword } from '../passwords.ts';
import { findSignInCandidate, type SignInCandidate } from '../queries/find-sign-in-candidate.ts';
import { completeSignIn, noteFailedSignIn } from './complete-sign-in.ts';
import { shareLockAccount, lockAccount } from './lock-account.ts';

export interface SignInDeps {
  readonly db: Db;
  readonly transact: Transact;
  readonly refusals: RefusalLog;
  /** `known` for a browser that has signed in to this account before. */
  readonly lane?: Lane;
}

export type SignInResult =
  /** With the secret of a session, or of a half one that a second factor makes whole. */
  { readonly status: 'signed_in' | 'mfa_required'; readonly token: string } | { readonly status: 'refused' };

/**
 * Signs in with address and password. Nobody, somebody without an active membership and a wrong password get one answer after the same
 * work (SECURITY R03): one look-up, one hash, one note. Whether there is a second factor is told only to the right password. The
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
      // Only what is an address: a password typed into the wrong field is kept nowhere (SECURITY R44).
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
  // Changed, or hashed anew by another sign-in, since it was compared: what is stored now decides.
  return result ?? signIn(deps, origin, input);
}

/** Null when the password is another one since it was found right. */
async function admit(
  uow: UnitOfWork,
  candidate: SignInCandidate,
  rehashed: string | null,
): Promise<SignInResult | null> {
  const { userId, passwordHash } = candidate;
  const held = await (rehashed === null ? shareLockAccount(uow, userId) : lockAccount(uow, userId));
  if (!held || held.passwordHash !== passwordHash) return null;
  if (rehashed !== null) {
    await sql`update password_credentials set password_hash = ${rehashed} where user_id = ${userId}`.execute(
      uow.db,
    );
  }
  return held.mfaEnabled
    ? { status: 'mfa_required', token: await startPendingSession(uow, userId) }
    : { status: 'signed_in', token: await completeSignIn(uow, candidate) };
}

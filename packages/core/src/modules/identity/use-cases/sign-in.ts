import { anonymous } from '@gatehouse/policy';
import type { Kysely } from 'kysely';
import type { Origin, RunUnit } from '../../../platform/index.ts';
import { canonicalEmail, type SignInInput } from '../contract.ts';
import { findSignInCandidate, type SignInCandidate } from '../queries/find-sign-in-candidate.ts';
import { openSession } from './open-session.ts';
import { hashPassword, needsRehash, verifyPassword } from '../passwords.ts';
import { holdPassword, replaceHash } from './write-credentials.ts';

export interface SignInDeps {
  readonly db: Kysely<unknown>;
  readonly runUnit: RunUnit;
}

export type SignInResult =
  | { readonly status: 'signed_in'; readonly token: string }
  | { readonly status: 'refused' };

/**
 * Signs in with address and password. Nobody, somebody without an active membership and a wrong password get one answer after the same
 * work (SECURITY R03): one look-up, one hash, one transaction. The refusal is returned, not thrown, so that its audit event stays.
 */
export async function signIn(deps: SignInDeps, origin: Origin, input: SignInInput): Promise<SignInResult> {
  const candidate = await findSignInCandidate(deps.db, canonicalEmail(input.email) ?? '');
  const matches = await verifyPassword(candidate?.passwordHash ?? null, input.password);
  const place = placeOf(candidate);
  if (!candidate || candidate.passwordHash === null || !matches) {
    await deps.runUnit({ actor: anonymous, origin, scope: place }, async (uow) => {
      uow.audit({
        action: 'session.sign_in_failed',
        subject: { type: 'user', id: candidate?.userId ?? null, label: candidate?.email ?? null },
        // Only what is an address: a password typed into the wrong field is kept nowhere (SECURITY R44).
        details: { email: canonicalEmail(input.email) },
      });
    });
    return { status: 'refused' };
  }

  const { userId, memberships, passwordHash } = candidate;
  const rehashed = needsRehash(passwordHash) ? await hashPassword(input.password) : null;
  const token = await deps.runUnit({ actor: anonymous, origin, scope: { ...place, userId } }, async (uow) => {
    if (!(await holdPassword(uow, userId, passwordHash))) return null;
    if (rehashed !== null) await replaceHash(uow, userId, rehashed);
    return openSession(uow, {
      userId,
      name: candidate.displayName,
      email: candidate.email,
      membershipId: memberships.length === 1 ? (memberships[0]?.id ?? null) : null,
      roles: memberships.map(({ role }) => role),
      instead: null,
    });
  });
  // Reset, or hashed anew by another sign-in, since it was compared: what is stored now decides.
  return token === null ? signIn(deps, origin, input) : { status: 'signed_in', token };
}

/** The chain a sign-in is told in: the organisation's when there is only one, else the vendor's. */
function placeOf(candidate: SignInCandidate | null) {
  const only = candidate?.memberships.length === 1 ? candidate.memberships[0] : undefined;
  return { partnerId: only?.partnerId ?? null, clientId: only?.clientId ?? null };
}

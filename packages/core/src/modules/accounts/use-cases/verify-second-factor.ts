import { anonymous } from '@gatehouse/policy';
import { unauthenticated, type Origin, type UnitOfWork } from '../../../platform/index.ts';
import type { VerifySecondFactorInput } from '../../identity/contract.ts';
import { completeSignIn, lockAccount, noteFailedSignIn, signInTenant } from '../../identity/index.ts';
import { consumePendingSession, type PendingSession } from '../../sessions/index.ts';
import { invalidCode } from '../accounts.errors.ts';
import { notifyOwner } from './notify-owner.ts';
import type { FactorDeps } from './offer-second-factor.ts';
import { consumePasskey } from './consume-passkey.ts';
import { consumeRecoveryCode } from './recovery-codes.ts';
import { consumeTotp } from './consume-totp.ts';

/**
 * Completes a pending session under a new id. Returns its secret. The account is locked first, so that a password or factor changed
 * meanwhile counts. The caller must limit attempts (SECURITY R05), and calls `noteWrongFactor` for wrong factors.
 * @throws invalid_code, having changed nothing; unauthenticated when the pending session was used or has expired
 */
export function verifySecondFactor(
  deps: FactorDeps,
  origin: Origin,
  pending: PendingSession,
  input: VerifySecondFactorInput,
): Promise<string> {
  const scope = { ...signInTenant(pending), userId: pending.userId };
  return deps.transact({ actor: anonymous, origin, scope }, async (uow) => {
    const held = await lockAccount(uow, pending.userId);
    if (!(await take(uow, deps, pending, input))) throw invalidCode();
    // Without a password no password was right.
    if (!held?.passwordHash) throw unauthenticated();
    await consumePendingSession(uow, pending, held.passwordHash);
    return completeSignIn(uow, pending, input.method);
  });
}

function take(
  uow: UnitOfWork,
  deps: FactorDeps,
  { id, userId }: PendingSession,
  input: VerifySecondFactorInput,
): Promise<boolean> {
  if (input.method === 'totp') return consumeTotp(uow, deps.keyring, userId, input.code);
  if (input.method === 'recovery_code') return consumeRecoveryCode(uow, deps.keyring, userId, input.code);
  return consumePasskey(
    uow,
    deps,
    userId,
    { purpose: 'second_factor', pendingSessionId: id },
    input.assertion,
  );
}

/**
 * Writes the event of a wrong second factor. The last one allowed also notifies the owner, who may be another person than the one who
 * tried.
 */
export async function noteWrongFactor(
  { transact, refusals }: Pick<FactorDeps, 'transact' | 'refusals'>,
  origin: Origin,
  pending: PendingSession,
  { factor, last }: { readonly factor: VerifySecondFactorInput['method']; readonly last: boolean },
): Promise<void> {
  await noteFailedSignIn(refusals, origin, {
    procedure: 'auth.verifySecondFactor',
    reason: 'invalid_code',
    person: pending,
    about: `${pending.userId} ${factor}`,
    details: { factor },
  });
  if (!last) return;
  await transact({ actor: anonymous, origin, scope: { userId: pending.userId } }, async (uow) =>
    notifyOwner(uow, { userId: pending.userId, kind: 'too_many_codes' }),
  );
}

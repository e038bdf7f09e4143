import { anonymous } from '@gatehouse/policy';
import type { Origin, UnitOfWork } from '../../../platform/index.ts';
import type { VerifySecondFactorInput } from '../../identity/contract.ts';
import { admitPerson, lockAccount, noteFailedSignIn, signInPlace } from '../../identity/index.ts';
import { takeHalfSession, type HalfSession } from '../../sessions/index.ts';
import { invalidCode } from '../accounts.errors.ts';
import { notifyOwner } from './notify-owner.ts';
import type { FactorDeps } from './offer-second-factor.ts';
import { takePasskey } from './take-passkey.ts';
import { takeRecoveryCode } from './recovery-codes.ts';
import { takeTotp } from './take-totp.ts';

/**
 * Makes a half session whole, under a new id. Answers its secret. The account is locked first: a password or factor changed meanwhile counts.
 * Whoever asks must limit how often (SECURITY R05), and calls `noteWrongFactor` for what was wrong.
 * @throws invalid_code, having changed nothing; unauthenticated when the half session was used or is over
 */
export function verifySecondFactor(
  deps: FactorDeps,
  origin: Origin,
  half: HalfSession,
  input: VerifySecondFactorInput,
): Promise<string> {
  const scope = { ...signInPlace(half), userId: half.userId };
  return deps.runUnit({ actor: anonymous, origin, scope }, async (uow) => {
    await lockAccount(uow, half.userId);
    if (!(await take(uow, deps, half, input))) throw invalidCode();
    await takeHalfSession(uow, half);
    return admitPerson(uow, half, input.method);
  });
}

function take(
  uow: UnitOfWork,
  deps: FactorDeps,
  { id, userId }: HalfSession,
  input: VerifySecondFactorInput,
): Promise<boolean> {
  if (input.method === 'totp') return takeTotp(uow, deps.keyring, userId, input.code);
  if (input.method === 'recovery_code') return takeRecoveryCode(uow, deps.keyring, userId, input.code);
  return takePasskey(uow, deps, userId, { purpose: 'second_factor', halfSessionId: id }, input.assertion);
}

/** The event of a wrong second factor; with the last one allowed its owner is told, who may be somebody else than whoever tried. */
export async function noteWrongFactor(
  { runUnit, refusals }: Pick<FactorDeps, 'runUnit' | 'refusals'>,
  origin: Origin,
  half: HalfSession,
  { factor, last }: { readonly factor: VerifySecondFactorInput['method']; readonly last: boolean },
): Promise<void> {
  await noteFailedSignIn(refusals, origin, {
    procedure: 'auth.verifySecondFactor',
    reason: 'invalid_code',
    person: half,
    about: `${half.userId} ${factor}`,
    details: { factor },
  });
  if (!last) return;
  await runUnit({ actor: anonymous, origin, scope: { userId: half.userId } }, async (uow) =>
    notifyOwner(uow, { userId: half.userId, kind: 'too_many_codes' }),
  );
}

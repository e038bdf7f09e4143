import { anonymous } from '@gatehouse/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import { callFunction, type Db, type Keyring, type Origin } from '../../../platform/index.ts';
import type { PasskeyAssertion, PasskeyRequest } from '../../identity/contract.ts';
import {
  completeSignIn,
  lockAccount,
  noteFailedSignIn,
  signInTenant,
  knownPerson,
} from '../../identity/index.ts';
import type { RelyingParty } from '../domain/relying-party.ts';
import { newChallenge } from '../domain/webauthn-challenge.ts';
import { databaseMoment } from '../queries/database-moment.ts';
import { decoyCredential, requestOptions, storedCredential, verifiedAssertion } from '../webauthn.ts';
import type { FactorDeps } from './offer-second-factor.ts';
import { noteUse } from './consume-passkey.ts';
import { answeredChallenge } from './use-challenge.ts';

/** A challenge for any passkey of this site that verifies its user. Writes nothing. */
export async function offerPasskeySignIn(
  db: Db,
  keyring: Keyring,
  rp: RelyingParty,
): Promise<PasskeyRequest> {
  const challenge = newChallenge(keyring, { purpose: 'sign_in' }, await databaseMoment(db));
  return requestOptions(rp, challenge, [], 'required');
}

export interface PasskeySignInDeps extends FactorDeps {
  readonly db: Db;
  /** Counts the sign-in of a proven person. @throws rate_limited when there were too many */
  readonly mayEnter: (email: string) => Promise<void>;
}

export interface EnteredByPasskey {
  /** Secret of the new session. */
  readonly token: string;
  /** Address of the passkey's account. */
  readonly email: string;
}

/**
 * Signs in with only a passkey: possession and user verification are two factors. Returns the new session. Returns null, with one event,
 * both for an unknown passkey and for one whose proof is false.
 */
export async function signInWithPasskey(
  deps: PasskeySignInDeps,
  origin: Origin,
  assertion: PasskeyAssertion,
): Promise<EnteredByPasskey | null> {
  const answered = await answeredChallenge(deps.keyring, { purpose: 'sign_in' }, assertion);
  const found = await findCandidate(deps.db, assertion);
  const decoy = await decoyCredential();
  const stored = found?.passkey ?? decoy;
  const counter = await verifiedAssertion(deps.rp, stored, assertion, answered?.challenge ?? '', 'required');
  const person = found?.person ?? null;
  if (answered && person && counter !== null) {
    await deps.mayEnter(person.email);
    const scope = { ...signInTenant(person), userId: person.userId };
    const token = await deps.transact({ actor: anonymous, origin, scope }, async (uow) => {
      await lockAccount(uow, person.userId);
      const taken = await noteUse(uow, person.userId, assertion.id, answered, counter);
      return taken ? completeSignIn(uow, person, 'passkey') : null;
    });
    if (token !== null) return { token, email: person.email };
  }
  await noteFailedSignIn(deps.refusals, origin, {
    procedure: 'auth.signInWithPasskey',
    reason: 'invalid_credentials',
    person,
    about: assertion.id,
    details: { factor: 'passkey' },
  });
  return null;
}

const candidate = z.object({ person: knownPerson, passkey: storedCredential });
type Candidate = z.infer<typeof candidate>;

/** The passkey names its user. Both must match one row. */
function findCandidate(db: Db, { id, response }: PasskeyAssertion): Promise<Candidate | null> {
  const handle = Buffer.from(response.userHandle ?? '', 'base64url').toString('utf8');
  const userId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(handle) ? handle : null;
  return callFunction(db, sql`gatehouse.passkey_candidate(${userId}, ${id})`, candidate.nullable());
}

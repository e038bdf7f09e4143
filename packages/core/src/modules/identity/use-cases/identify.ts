import { findSession } from '../../sessions/index.ts';
import { actorOf, demandsFactor, type FactorPolicy } from '../domain/actor.ts';
import type { Identified } from '../domain/identified.ts';
import type { Db } from '../../../platform/index.ts';

/** Session → actor, in one query, from the present state of the database. Null for a secret that is not, or no longer, valid. */
export async function identify(
  db: Db,
  token: string,
  policy: FactorPolicy = { staffMfa: true },
): Promise<Identified | null> {
  const details = await findSession(db, token);
  if (!details) return null;
  const factorDemanded = details.memberships.some(({ organisation }) => demandsFactor(organisation, policy));
  return { actor: actorOf(details, policy), details, factorDemanded };
}

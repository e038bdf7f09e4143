import type { Kysely } from 'kysely';
import { readSession } from '../../sessions/index.ts';
import { actorOf } from '../domain/actor.ts';
import type { Identified } from '../domain/identified.ts';

/** Session → actor, in one query, as the database stands now. Null for a secret that opens nothing (any more). */
export async function identify(db: Kysely<unknown>, token: string): Promise<Identified | null> {
  const facts = await readSession(db, token);
  return facts && { actor: actorOf(facts), facts };
}

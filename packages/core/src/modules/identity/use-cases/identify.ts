import type { UserActor } from '@gatehouse/policy';
import type { Kysely } from 'kysely';
import { readSession, type SessionFacts } from '../../sessions/index.ts';
import { actorOf } from '../domain/actor.ts';

export interface Identified {
  readonly actor: UserActor;
  readonly facts: SessionFacts;
}

/** Session → actor, in one query, as the database stands now. Null for a secret that opens nothing (any more). */
export async function identify(db: Kysely<unknown>, token: string): Promise<Identified | null> {
  const facts = await readSession(db, token);
  return facts && { actor: actorOf(facts), facts };
}

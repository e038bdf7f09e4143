import { sql } from 'kysely';
import type { KnownPerson } from '../domain/known-person.ts';
import type { Db } from '../../../platform/index.ts';

export interface SignInCandidate extends KnownPerson {
  readonly passwordHash: string | null;
  readonly mfaEnabled: boolean;
}

/** The person behind an address, if they may sign in at all. Looks across tenants: nobody is known yet. */
export async function findSignInCandidate(db: Db, email: string): Promise<SignInCandidate | null> {
  const { rows } = await sql<{ candidate: SignInCandidate | null }>`
    select gatehouse.sign_in_candidate(${email}) as candidate`.execute(db);
  return rows[0]?.candidate ?? null;
}

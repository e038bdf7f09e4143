import type { Role } from '@gatehouse/policy';
import { sql, type Kysely } from 'kysely';

export interface SignInCandidate {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly mfaEnabled: boolean;
  /** Active ones; empty for somebody who is only invited. */
  readonly memberships: readonly {
    readonly id: string;
    readonly role: Role;
    readonly partnerId: string | null;
    readonly clientId: string | null;
  }[];
}

/** The person behind an address, if they may sign in at all. Looks across tenants: nobody is known yet. */
export async function findSignInCandidate(
  db: Kysely<unknown>,
  email: string,
): Promise<SignInCandidate | null> {
  const { rows } = await sql<{ candidate: SignInCandidate | null }>`
    select gatehouse.sign_in_candidate(${email}) as candidate`.execute(db);
  return rows[0]?.candidate ?? null;
}

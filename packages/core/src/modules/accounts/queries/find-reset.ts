import { sql } from 'kysely';
import type { Keyring, Db } from '../../../platform/index.ts';
import { linkExpired, linkInvalid } from '../accounts.errors.ts';
import { provenReset } from '../domain/reset-link.ts';
import type { SecretState } from '../persistence/mailed-secret.entity.ts';
import type { Tenant } from './find-reset-request.ts';

export interface LinkedReset {
  readonly id: string;
  readonly state: SecretState;
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  /** True when one will still be asked for after the reset. */
  readonly secondFactor: boolean;
  readonly memberships: readonly (Tenant & { readonly organisation: string | null })[];
}

/** The reset a link names, while it can be taken. @throws link_invalid, link_expired */
export async function findReset(db: Db, keyring: Keyring, token: string): Promise<LinkedReset> {
  const id = provenReset(keyring, token);
  if (id === null) throw linkInvalid();
  const { rows } = await sql<{ reset: LinkedReset | null }>`
    select gatehouse.password_reset_by_id(${id}) as reset`.execute(db);
  const reset = rows[0]?.reset;
  if (!reset) throw linkInvalid();
  refuseDeadReset(reset.state);
  return reset;
}

/** @throws link_expired for what is merely past its hour; link_invalid for what was used or superseded */
export function refuseDeadReset(state: SecretState | null): void {
  if (state === 'expired') throw linkExpired();
  if (state !== 'live') throw linkInvalid();
}

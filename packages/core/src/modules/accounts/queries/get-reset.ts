import { sql } from 'kysely';
import { z } from 'zod';
import { callFunction, type Db, type Keyring } from '../../../platform/index.ts';
import { linkExpired, linkInvalid } from '../accounts.errors.ts';
import { provenReset } from '../domain/reset-link.ts';
import { secretStates, type SecretState } from '../persistence/mailed-secret.entity.ts';

const linkedReset = z.object({
  id: z.string(),
  state: z.enum(secretStates),
  userId: z.string(),
  email: z.string(),
  displayName: z.string(),
  /** True when the sign-in after the reset still needs a second factor. */
  secondFactor: z.boolean(),
  memberships: z.array(
    z.object({
      partnerId: z.string().nullable(),
      clientId: z.string().nullable(),
      organisation: z.string().nullable(),
    }),
  ),
});
export type LinkedReset = z.infer<typeof linkedReset>;

/** The reset a link names, while it is usable. @throws link_invalid, link_expired */
export async function getReset(db: Db, keyring: Keyring, token: string): Promise<LinkedReset> {
  const id = provenReset(keyring, token);
  if (id === null) throw linkInvalid();
  const reset = await callFunction(db, sql`gatehouse.password_reset_by_id(${id})`, linkedReset.nullable());
  if (!reset) throw linkInvalid();
  refuseDeadReset(reset.state);
  return reset;
}

/** @throws link_expired for a link that has only expired; link_invalid for one that was used or superseded */
export function refuseDeadReset(state: SecretState | null): void {
  if (state === 'expired') throw linkExpired();
  if (state !== 'live') throw linkInvalid();
}

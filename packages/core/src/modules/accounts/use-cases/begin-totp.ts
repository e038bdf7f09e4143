import type { UserActor } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { Keyring, UnitOfWork } from '../../../platform/index.ts';
import type { BeginTotpOutput } from '../contract.ts';
import { newTotpSecret, otpauthUrl } from '../domain/totp.ts';

/**
 * Offers a secret to an authenticator app, in the place of one offered before. It is good for nothing until its first code is typed in,
 * within a quarter of an hour; an app that is enrolled goes on until then.
 */
export async function beginTotp(
  uow: UnitOfWork,
  keyring: Keyring,
  issuer: string,
  { userId, email }: UserActor,
): Promise<BeginTotpOutput> {
  const secret = newTotpSecret();
  const sealed = keyring.encrypt('totp-secret', userId, secret);
  await sql`
    insert into totp_factors (user_id, offered_secret, offered_at) values (${userId}, ${sealed}, clock_timestamp())
    on conflict (user_id) do update set offered_secret = excluded.offered_secret, offered_at = excluded.offered_at`.execute(
    uow.db,
  );
  return { secret, otpauthUrl: otpauthUrl(secret, issuer, email) };
}

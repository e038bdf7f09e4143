import type { UserActor } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { Keyring, UnitOfWork } from '../../../platform/index.ts';
import type { BeginTotpOutput } from '../contract.ts';
import { newTotpSecret, otpauthUrl } from '../domain/totp.ts';
import { openTotpSecret } from './totp-secret.ts';

/**
 * Offers a secret to an authenticator app. It is good for nothing until its first code is typed in, within a quarter of an hour; an app that is
 * enrolled goes on until then. Begun again in the same session while the offer is fresh, it is the same secret, so that two tabs work. Another
 * session gets one of its own: whoever began before in a stolen one would know the secret that its owner enrols.
 */
export async function beginTotp(
  uow: UnitOfWork,
  keyring: Keyring,
  issuer: string,
  { userId, email, sessionId }: UserActor,
): Promise<BeginTotpOutput> {
  const sealed = keyring.encrypt('totp-secret', userId, newTotpSecret());
  // One statement: of two tabs that begin at once the second is offered what the first was.
  const fresh = sql`f.offered_session = excluded.offered_session and f.offered_at > clock_timestamp() - interval '10 minutes'`;
  const { rows } = await sql<{ sealed: string }>`
    insert into totp_factors as f (user_id, offered_secret, offered_at, offered_session)
    values (${userId}, ${sealed}, clock_timestamp(), ${sessionId})
    on conflict (user_id) do update set
      offered_secret = case when ${fresh} then f.offered_secret else excluded.offered_secret end,
      offered_at = case when ${fresh} then f.offered_at else excluded.offered_at end,
      offered_session = excluded.offered_session
    returning offered_secret as sealed`.execute(uow.db);
  const secret = openTotpSecret(keyring, userId, rows[0]?.sealed ?? '').plain;
  return { secret, otpauthUrl: otpauthUrl(secret, issuer, email) };
}

import { sql } from 'kysely';
import { isoTime, type UnitOfWork } from '../../../platform/index.ts';
import type { Identified } from '../../identity/index.ts';
import type { MfaOutput } from '../contract.ts';

/** How one's own account is protected beside the password. */
export async function getMfa(
  uow: UnitOfWork,
  { actor: { userId }, factorDemanded }: Identified,
): Promise<MfaOutput> {
  const { rows } = await sql<Omit<MfaOutput, 'required'>>`
    select t.secret is not null as totp, ${isoTime('t.confirmed_at')} as "totpConfirmedAt",
      ${isoTime('t.last_used_at')} as "totpLastUsedAt",
      (select count(*)::integer from passkeys k where k.user_id = u.id) as passkeys,
      (select count(*)::integer from recovery_codes r where r.user_id = u.id and r.used_at is null) as "recoveryCodesLeft"
      from users u left join totp_factors t on t.user_id = u.id where u.id = ${userId}`.execute(uow.db);
  const [found] = rows;
  const none = {
    totp: false,
    totpConfirmedAt: null,
    totpLastUsedAt: null,
    passkeys: 0,
    recoveryCodesLeft: 0,
  };
  return { ...(found ?? none), required: factorDemanded };
}

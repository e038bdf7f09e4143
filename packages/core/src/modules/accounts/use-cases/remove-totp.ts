import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { dropFactor } from './drop-factor.ts';
import type { OwnSession } from './own-session.ts';

/** Takes the authenticator app away, and an offer with it. Answers the new session's secret. @throws not_found; mfa_enrolment_required */
export function removeTotp(uow: UnitOfWork, session: OwnSession): Promise<string> {
  const { userId } = session.identified.actor;
  return dropFactor(uow, session, async () => {
    const { rows } = await sql`
      delete from totp_factors where user_id = ${userId} and secret is not null returning user_id`.execute(
      uow.db,
    );
    return rows.length === 1 ? { factor: 'totp' } : null;
  });
}

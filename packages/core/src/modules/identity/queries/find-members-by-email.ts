import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';

/** Which of these canonical addresses have an active or deactivated membership of the unit's own partner. */
export async function findMemberEmails(
  uow: UnitOfWork,
  partnerId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`
    select email from memberships
     where partner_id = ${partnerId} and client_id is null and status <> 'removed' and email = any (${[...emails]})`.execute(
    uow.db,
  );
  return new Set(rows.map(({ email }) => email));
}

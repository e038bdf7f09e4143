import type { NotNull } from 'kysely';
import type { Reading } from '../../../platform/index.ts';

/** A member of the own team, and of no client; null for removed members and those of other tenants. */
export async function findTeamMember(
  reading: Reading,
  memberId: string,
): Promise<{ readonly id: string; readonly partnerId: string } | null> {
  const member = await reading.db
    .selectFrom('memberships')
    .select(['id', 'partner_id as partnerId'])
    .where('id', '=', memberId)
    .where('partner_id', 'is not', null)
    .where('client_id', 'is', null)
    .where('status', '<>', 'removed')
    .$narrowType<{ partnerId: NotNull }>()
    .executeTakeFirst();
  return member ?? null;
}

import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { Place } from '../domain/place.ts';
import { inPlace } from './in-place.ts';

/** Which of these canonical addresses have an active or deactivated membership of this very place. */
export async function findMemberEmails(
  uow: UnitOfWork,
  place: Place,
  emails: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`
    select email from memberships
     where ${inPlace(place)} and status <> 'removed' and email = any (${[...emails]})`.execute(uow.db);
  return new Set(rows.map(({ email }) => email));
}

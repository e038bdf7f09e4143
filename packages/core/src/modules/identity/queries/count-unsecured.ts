import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import type { Place } from '../domain/place.ts';
import { inPlace } from './in-place.ts';

/** How many active members of a place have no second factor. */
export async function countWithoutSecondFactor(uow: UnitOfWork, place: Place): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from memberships
     where ${inPlace(place)} and status = 'active' and not mfa_enabled`.execute(uow.db);
  return rows[0]?.people ?? 0;
}

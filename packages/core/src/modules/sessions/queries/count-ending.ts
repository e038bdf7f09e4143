import { sql } from 'kysely';
import { count, databaseNow, later, type Reading } from '../../../platform/index.ts';
import { isOver } from './is-over.ts';

export interface SessionEnds {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

/** How many running sessions of a partner and its clients' people these limits would end, and whether the actor's own is one of them. */
export async function countEndingSessions(
  reading: Reading,
  partnerId: string,
  { idleMinutes, absoluteHours }: SessionEnds,
): Promise<{ sessions: number; own: boolean }> {
  const own = reading.actor.kind === 'user' ? reading.actor.sessionId : null;
  return reading.db
    .with(
      (cte) => cte('past').materialized(),
      (db) =>
        db
          .selectFrom('sessions')
          .select('handle')
          .where('partner_id', '=', partnerId)
          .where('expires_at', '>', databaseNow)
          .where('absolute_expires_at', '>', databaseNow)
          .where((eb) =>
            eb.or([
              eb(later(eb.ref('last_seen_at'), idleMinutes * 60), '<=', databaseNow),
              eb(later(eb.ref('created_at'), absoluteHours * 3_600), '<=', databaseNow),
            ]),
          ),
    )
    .selectFrom('past')
    .select((eb) => [
      count.as('sessions'),
      sql<boolean>`coalesce(bool_or(${eb.ref('handle')} = ${own}::uuid), false)`.as('own'),
    ])
    .where((eb) => eb.not(isOver(eb.ref('handle'))))
    .executeTakeFirstOrThrow();
}

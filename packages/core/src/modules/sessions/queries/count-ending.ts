import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';

export interface SessionEnds {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

/** The running sessions of a partner and its clients' people that would be over with these ends, and whether the actor's own is one of them. */
export async function countEndingSessions(
  uow: UnitOfWork,
  partnerId: string,
  { idleMinutes, absoluteHours }: SessionEnds,
): Promise<{ sessions: number; own: boolean }> {
  const own = uow.actor.kind === 'user' ? uow.actor.sessionId : null;
  const { rows } = await sql<{ sessions: number; own: boolean }>`
    with past as materialized (
      select handle from sessions
       where partner_id = ${partnerId} and expires_at > clock_timestamp() and absolute_expires_at > clock_timestamp()
         and (last_seen_at + make_interval(mins => ${idleMinutes}::integer) <= clock_timestamp()
           or created_at + make_interval(hours => ${absoluteHours}::integer) <= clock_timestamp()))
    select count(*)::integer as sessions, coalesce(bool_or(handle = ${own}::uuid), false) as own
      from past where not gatehouse.session_is_over(handle)`.execute(uow.db);
  return rows[0] ?? { sessions: 0, own: false };
}

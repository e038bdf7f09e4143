import { sql } from 'kysely';
import type { UnitOfWork } from '../unit-of-work.ts';
import { forgottenAtATime, mostAnswers, mostLongAnswers } from './caps.ts';

/**
 * Keeps one person's answers within the caps, in the person's own scope. A long answer is deleted before its key: the call did run, so a
 * repeat is a conflict and not a second run.
 */
export async function forgetOldestAnswers(uow: UnitOfWork, userId: string): Promise<void> {
  const beyond = (long: boolean, most: number) =>
    sql`user_id = ${userId} and long = ${long} and created_at = any (array(
      select created_at from idempotency_keys where user_id = ${userId} and long = ${long}
       order by created_at desc offset ${most} limit ${forgottenAtATime}))`;
  await sql`
    with emptied as (update idempotency_keys set answer = '' where ${beyond(true, mostLongAnswers)})
    delete from idempotency_keys where ${beyond(false, mostAnswers)}`.execute(uow.db);
}

import type { ExpressionBuilder } from 'kysely';
import { anyOf } from '../orm/expressions.ts';
import type { Tables } from '../orm/tables.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { forgottenAtATime, mostAnswers, mostLongAnswers } from './caps.ts';

/**
 * Keeps one person's answers within the caps, in the person's own scope. A long answer is deleted before its key: the call did run, so a
 * repeat is a conflict and not a second run.
 */
export async function forgetOldestAnswers(uow: UnitOfWork, userId: string): Promise<void> {
  const beyond = (long: boolean, most: number) => (eb: ExpressionBuilder<Tables, 'idempotency_keys'>) => {
    const oldest = eb
      .selectFrom('idempotency_keys')
      .select('created_at')
      .where('user_id', '=', userId)
      .where('long', '=', long)
      .orderBy('created_at', 'desc')
      .offset(most)
      .limit(forgottenAtATime);
    return eb.and([eb('user_id', '=', userId), eb('long', '=', long), eb('created_at', '=', anyOf(oldest))]);
  };
  await uow.db
    .with('emptied', (db) =>
      db.updateTable('idempotency_keys').set({ answer: '' }).where(beyond(true, mostLongAnswers)),
    )
    .deleteFrom('idempotency_keys')
    .where(beyond(false, mostAnswers))
    .execute();
}

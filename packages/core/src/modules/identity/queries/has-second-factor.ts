import type { UnitOfWork } from '../../../platform/index.ts';

/** Whether the transaction's own person has enrolled a second factor. */
export async function hasSecondFactor(uow: UnitOfWork): Promise<boolean> {
  if (uow.actor.kind !== 'user') return false;
  const person = await uow.db
    .selectFrom('users')
    .select('mfa_enabled as enrolled')
    .where('id', '=', uow.actor.userId)
    .executeTakeFirst();
  return person?.enrolled === true;
}

import type { Reading } from '../../../platform/index.ts';

/** Whether the transaction's own person has enrolled a second factor. */
export async function hasSecondFactor(reading: Reading): Promise<boolean> {
  if (reading.actor.kind !== 'user') return false;
  const person = await reading.db
    .selectFrom('users')
    .select('mfa_enabled as enrolled')
    .where('id', '=', reading.actor.userId)
    .executeTakeFirst();
  return person?.enrolled === true;
}

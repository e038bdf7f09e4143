import { invalidInput, type UnitOfWork } from '../../../platform/index.ts';
import { mostPasskeys } from '../domain/caps.ts';

/**
 * Only certain under the lock of the account. Called without it before the browser makes a passkey, it saves people from making one that
 * cannot be enrolled.
 * @throws invalid_input when the person has as many passkeys as allowed
 */
export async function refusePasskeysBeyond(uow: UnitOfWork, userId: string): Promise<void> {
  const passkeys = await uow.db
    .selectFrom('passkeys')
    .select('id')
    .where('user_id', '=', userId)
    .limit(mostPasskeys)
    .execute();
  if (passkeys.length >= mostPasskeys)
    throw invalidInput({ name: { code: 'passkeys_full', params: { max: mostPasskeys } } });
}

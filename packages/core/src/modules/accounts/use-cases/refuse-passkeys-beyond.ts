import { invalidInput, type UnitOfWork } from '../../../platform/index.ts';
import { mostPasskeys } from '../domain/caps.ts';

/**
 * Certain under the lock of the account alone; without it, before the browser makes one, it spares people a passkey that opens nothing.
 * @throws invalid_input when the person has as many as one may have
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

import type { ClientTenant, UnitOfWork } from '../../../platform/index.ts';

/** Whether the partner has such a client, as far as the transaction's scope shows it. */
export async function isOwnClient(uow: UnitOfWork, { partnerId, clientId }: ClientTenant): Promise<boolean> {
  const client = await uow.db
    .selectFrom('clients')
    .select('id')
    .where('id', '=', clientId)
    .where('partner_id', '=', partnerId)
    .executeTakeFirst();
  return client !== undefined;
}

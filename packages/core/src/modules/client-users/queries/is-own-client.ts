import type { ClientTenant, Reading } from '../../../platform/index.ts';

/** Whether the partner has such a client, as far as the transaction's scope shows it. */
export async function isOwnClient(reading: Reading, { partnerId, clientId }: ClientTenant): Promise<boolean> {
  const client = await reading.db
    .selectFrom('clients')
    .select('id')
    .where('id', '=', clientId)
    .where('partner_id', '=', partnerId)
    .executeTakeFirst();
  return client !== undefined;
}

import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { checkAddresses } from '../../invitations/index.ts';
import type { InviteOutput } from '../../invitations/contract.ts';
import type { CheckClientAddressesInput } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';

/**
 * What inviting these addresses to the client would answer, for the dialog. A community manager learns of nobody outside their own
 * communities, and there are no communities yet: for them only the form of an address is judged.
 * @throws not_found for a client that is missing, foreign or not the actor's own: one answer
 */
export async function checkClientAddresses(
  uow: UnitOfWork,
  { clientId, emails }: CheckClientAddressesInput,
): Promise<InviteOutput> {
  const { partnerId, seesAnybody } = viewerOf(uow.actor);
  const { rows } =
    await sql`select 1 from clients where id = ${clientId} and partner_id = ${partnerId}`.execute(uow.db);
  const tenant = rows.length === 0 ? null : { partnerId, clientId };
  const { subject } = uow.require('clientUsers.checkAddresses', tenant);
  return checkAddresses(uow, seesAnybody ? subject : null, emails);
}

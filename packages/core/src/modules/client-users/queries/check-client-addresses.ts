import type { Reading } from '../../../platform/index.ts';
import { checkAddresses } from '../../invitations/index.ts';
import type { InviteOutput } from '../../invitations/contract.ts';
import type { CheckClientAddressesInput } from '../contract.ts';
import { viewerOf } from '../domain/viewer.ts';
import { isOwnClient } from './is-own-client.ts';

/**
 * What inviting these addresses to the client would answer, for the dialog. A community manager learns of nobody outside their own
 * communities, and there are no communities yet: for them only the form of an address is judged.
 * @throws not_found for a client that is missing, foreign or not the actor's own: one answer
 */
export async function checkClientAddresses(
  reading: Reading,
  { clientId, emails }: CheckClientAddressesInput,
): Promise<InviteOutput> {
  const { partnerId, seesAnybody } = viewerOf(reading.actor);
  const found = await isOwnClient(reading, { partnerId, clientId });
  const { subject } = reading.require('clientUsers.checkAddresses', found ? { partnerId, clientId } : null);
  return checkAddresses(reading, seesAnybody ? subject : null, emails);
}

import type { Reading } from '../../../platform/index.ts';
import { checkAddresses } from '../../invitations/index.ts';
import type { InviteOutput } from '../../invitations/contract.ts';
import type { CheckAddressesInput } from '../contract.ts';
import { ownPartnerId } from './own-partner-lists.ts';

/** What inviting these addresses to the team would answer, for the dialog. */
export async function checkTeamAddresses(
  reading: Reading,
  { emails }: CheckAddressesInput,
): Promise<InviteOutput> {
  const tenant = { partnerId: ownPartnerId(reading), clientId: null };
  reading.require('partnerTeam.checkAddresses', tenant);
  return checkAddresses(reading, tenant, emails);
}

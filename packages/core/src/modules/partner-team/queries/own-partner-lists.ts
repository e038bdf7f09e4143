import type { Page } from '../../../platform/contract.ts';
import { notFound, type Reading } from '../../../platform/index.ts';
import { listInvitations } from '../../invitations/index.ts';
import type { InvitationRow } from '../../invitations/contract.ts';
import type { InvitationsInput } from '../contract.ts';

export function ownPartnerId({ actor }: Reading): string {
  const partnerId = actor.kind === 'user' ? actor.membership?.partnerId : undefined;
  if (!partnerId) throw notFound();
  return partnerId;
}

export function listOwnInvitations(reading: Reading, input: InvitationsInput): Promise<Page<InvitationRow>> {
  return listInvitations(reading, ownPartnerId(reading), input);
}

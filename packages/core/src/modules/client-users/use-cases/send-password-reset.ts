import { stale, type UnitOfWork } from '../../../platform/index.ts';
import { enqueueResetRequest } from '../../accounts/index.ts';
import { aboutMember, refuseSelfChange, type MemberDetails } from '../../identity/index.ts';
import type { ClientUserIdInput } from '../contract.ts';
import { lockClientUser } from './lock-client-user.ts';

/** Where the mail of a reset would go; asked first, because mails are counted by address. @throws as sendClientUserPasswordReset does */
export async function clientUserResetAddress(
  transaction: UnitOfWork,
  input: ClientUserIdInput,
): Promise<string> {
  return (await lockResettable(transaction, input)).member.email;
}

/**
 * Starts a password reset for somebody: they are mailed a link and choose the password themselves. `wanted` is false when the address has
 * had its mails of this hour; the asking is written down all the same.
 * @throws self_change, stale for somebody deactivated
 */
export async function sendClientUserPasswordReset(
  transaction: UnitOfWork,
  input: ClientUserIdInput,
  wanted: boolean,
): Promise<void> {
  const { uow, member } = await lockResettable(transaction, input);
  uow.audit({ action: 'password.reset_requested', ...aboutMember(member) });
  if (wanted) await enqueueResetRequest(uow, member.email);
}

async function lockResettable(
  transaction: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<{ uow: UnitOfWork; member: MemberDetails }> {
  const { uow, member } = await lockClientUser(transaction, 'clientUsers.sendPasswordReset', memberId);
  refuseSelfChange(uow, member);
  if (member.status !== 'active') throw stale();
  return { uow, member };
}

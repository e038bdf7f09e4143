import { stale, type UnitOfWork } from '../../../platform/index.ts';
import { leaveResetRequest } from '../../accounts/index.ts';
import { aboutMember, refuseSelfChange, type MemberFacts } from '../../identity/index.ts';
import type { ClientUserIdInput } from '../contract.ts';
import { lockClientUser } from './lock-client-user.ts';

/** Where the mail of a reset would go; asked first, because mails are counted by address. @throws as sendClientUserPasswordReset does */
export async function clientUserResetAddress(unit: UnitOfWork, input: ClientUserIdInput): Promise<string> {
  return (await lockResettable(unit, input)).member.email;
}

/**
 * Starts a password reset for somebody: they are mailed a link and choose the password themselves. `wanted` is false when the address has
 * had its mails of this hour; the asking is written down all the same.
 * @throws self_change, stale for somebody deactivated
 */
export async function sendClientUserPasswordReset(
  unit: UnitOfWork,
  input: ClientUserIdInput,
  wanted: boolean,
): Promise<void> {
  const { uow, member } = await lockResettable(unit, input);
  uow.audit({ action: 'password.reset_requested', ...aboutMember(member) });
  if (wanted) await leaveResetRequest(uow, member.email);
}

async function lockResettable(
  unit: UnitOfWork,
  { memberId }: ClientUserIdInput,
): Promise<{ uow: UnitOfWork; member: MemberFacts }> {
  const { uow, member } = await lockClientUser(unit, 'clientUsers.sendPasswordReset', memberId);
  refuseSelfChange(uow, member);
  if (member.status !== 'active') throw stale();
  return { uow, member };
}

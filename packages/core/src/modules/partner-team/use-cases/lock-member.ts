import type { CommandAction, Grant } from '@gatehouse/policy';
import { findMember, lockActingPartner, refuseSelfChange, type MemberDetails } from '../../identity/index.ts';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';

export interface ActingOnMember<A extends CommandAction> {
  /** The unit, with the actor as it stands under the lock. */
  readonly uow: UnitOfWork;
  readonly member: MemberDetails;
  readonly grant: Grant<A>;
}

/**
 * Locks the actor's partner, then another member of it, for a command about that member. People do not change their own place, and end their
 * own sessions in their own settings (PRODUCT §2.5).
 * @throws not_found for a member who is missing, removed or of another place: one answer; self_change
 */
export async function lockOtherMember<A extends CommandAction>(
  transaction: UnitOfWork,
  action: A,
  memberId: string,
): Promise<ActingOnMember<A>> {
  const { uow, partner } = await lockActingPartner(transaction);
  const member = await findMember(uow, { partnerId: partner.id, clientId: null }, memberId);
  const grant = uow.require(action, member);
  if (!member) throw notFound();
  refuseSelfChange(uow, member);
  return { uow, member, grant };
}

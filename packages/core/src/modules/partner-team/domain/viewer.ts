import type { Actor, Role } from '@gatehouse/policy';
import { notFound } from '../../../platform/errors.ts';

/** A member looking at their own team. */
export interface Viewer {
  readonly userId: string;
  readonly membershipId: string;
  readonly partnerId: string;
  readonly role: Role;
}

/** @throws not_found for whoever has no place at a partner: the policy let none of them here */
export function viewerOf(actor: Actor): Viewer {
  const membership = actor.kind === 'user' ? actor.membership : null;
  if (actor.kind !== 'user' || !membership?.partnerId || membership.clientId) throw notFound();
  const { id: membershipId, partnerId, role } = membership;
  return { userId: actor.userId, membershipId, partnerId, role };
}

import type { Actor, Role } from '@gatehouse/policy';
import { notFound } from '../../../platform/errors.ts';

/** A member who reads their own team. */
export interface Viewer {
  readonly userId: string;
  readonly membershipId: string;
  readonly partnerId: string;
  readonly role: Role;
}

/** @throws not_found for an actor without a membership of a partner, which the policy never lets through */
export function viewerOf(actor: Actor): Viewer {
  const membership = actor.kind === 'user' ? actor.membership : null;
  if (actor.kind !== 'user' || !membership?.partnerId || membership.clientId) throw notFound();
  const { id: membershipId, partnerId, role } = membership;
  return { userId: actor.userId, membershipId, partnerId, role };
}

import type { Actor, Role } from '@gatehouse/policy';
import { notFound } from '../../../platform/errors.ts';

/** A partner's member who reads the partner's clients. */
export interface Viewer {
  readonly membershipId: string;
  readonly partnerId: string;
  /** Decides which fields of a client are shown (`fieldRules` of the policy). */
  readonly role: Role;
  /** Administrators see every client, others the assigned ones. */
  readonly seesAll: boolean;
}

/** @throws not_found for an actor without a membership of a partner, which the policy never lets through */
export function viewerOf(actor: Actor): Viewer {
  const membership = actor.kind === 'user' ? actor.membership : null;
  if (!membership?.partnerId || membership.clientId) throw notFound();
  const { id: membershipId, partnerId, role } = membership;
  return { membershipId, partnerId, role, seesAll: role === 'partner_admin' };
}

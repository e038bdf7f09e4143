import type { Actor, Role } from '@gatehouse/policy';
import { notFound } from '../../../platform/errors.ts';

/** A person who reads clients' people. */
export interface Viewer {
  readonly userId: string;
  readonly partnerId: string;
  /** Decides which fields are shown (`fieldRules` of the policy). */
  readonly role: Role;
  /** The one client whose people this viewer sees; null for the partner's own, who see all its clients. */
  readonly clientId: string | null;
  /** A community manager sees people within their own communities. There are none yet, so it is nobody (see isWithinReach). */
  readonly seesAnybody: boolean;
}

/** @throws not_found for an actor without a membership of a partner or a client, which the policy never lets through */
export function viewerOf(actor: Actor): Viewer {
  const membership = actor.kind === 'user' ? actor.membership : null;
  if (actor.kind !== 'user' || !membership?.partnerId) throw notFound();
  const { partnerId, clientId, role } = membership;
  return { userId: actor.userId, partnerId, role, clientId, seesAnybody: role !== 'community_manager' };
}

import type { Actor } from '@gatehouse/policy';
import type { Scope } from '../../../platform/index.ts';

/** The rows that an actor's own requests may touch: those of its membership's organisation and of its own account. */
export function scopeOf(actor: Actor): Scope {
  if (actor.kind !== 'user') return {};
  const { userId, membership } = actor;
  return { userId, partnerId: membership?.partnerId ?? null, clientId: membership?.clientId ?? null };
}

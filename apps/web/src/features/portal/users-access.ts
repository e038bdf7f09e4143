import { decide } from '@gatehouse/policy';
import { actorOf } from '../auth/actor-of.ts';
import { useSession } from '../auth/use-session.ts';

/** Who looks after the people of a client: its provider alone, some of its own people, or the reader among them. */
export type UsersAccess = 'provider' | 'others' | 'self';

export function useUsersAccess(): UsersAccess {
  const decision = decide(actorOf(useSession()), 'clientUsers.list');
  if (decision.allowed) return 'self';
  if (decision.reason === 'not_found') return 'provider';
  return decision.reason === 'role_not_allowed' ? 'others' : 'self';
}

import { decide } from '@gatehouse/policy';
import { actorOf } from '../auth/actor-of.ts';
import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { useSession } from '../auth/use-session.ts';

/** Who looks after the people of a client: its provider alone, some of its own people, or the reader among them. */
export type UsersAccess = 'provider' | 'others' | 'self';

export const useUsersAccess = (): UsersAccess => usersAccessOf(useSession());

export function usersAccessOf(session: SessionOutput): UsersAccess {
  const decision = decide(actorOf(session), 'clientUsers.list');
  if (decision.allowed) return 'self';
  if (decision.reason === 'not_found') return 'provider';
  return decision.reason === 'role_not_allowed' ? 'others' : 'self';
}

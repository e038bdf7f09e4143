import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { decide } from '@gatehouse/policy';
import { actorOf } from '../auth/actor-of.ts';
import { useSession } from '../auth/use-session.ts';

/**
 * Who manages the people of a client: only its provider, some of its own people, or also the reader, for all of them or those of
 * communities.
 */
export type UsersAccess = 'provider' | 'others' | 'self' | 'communities';

export const managesUsers = (access: UsersAccess): boolean => access === 'self' || access === 'communities';

export const useUsersAccess = (): UsersAccess => usersAccessOf(useSession());

export function usersAccessOf(session: SessionOutput): UsersAccess {
  const decision = decide(actorOf(session), 'clientUsers.list');
  if (!decision.allowed && decision.reason === 'not_found') return 'provider';
  if (!decision.allowed && decision.reason === 'role_not_allowed') return 'others';
  return session?.membership?.role === 'community_manager' ? 'communities' : 'self';
}

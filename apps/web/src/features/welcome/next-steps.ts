import { tierOf, type Role } from '@gatehouse/policy';

export type NextStep = 'inviteTeam' | 'clients' | 'users' | 'security';

/** What a newcomer can do first, as far as the role allows: an administrator invites others, a user opens the clients. */
export function nextSteps(role: Role, can: readonly string[]): readonly NextStep[] {
  const tier = tierOf(role);
  if (tier === 'client') return can.includes('clientUsers.invite') ? ['users'] : [];
  if (tier !== 'partner') return [];
  return can.includes('partnerTeam.invite') ? ['inviteTeam', 'clients'] : ['clients'];
}

import type { UserActor } from '@gatehouse/policy';
import type { SessionFacts } from '../../sessions/index.ts';

/** The policy's view of a signed-in person. */
export function actorOf({ sessionId, user, membership }: SessionFacts): UserActor {
  const organisation = membership?.organisation;
  const partner = organisation?.kind === 'partner' ? organisation : null;
  return {
    kind: 'user',
    userId: user.id,
    name: user.displayName,
    email: user.email,
    sessionId,
    mfaEnrolmentRequired: partner?.requiresMfa === true && !user.mfaEnabled,
    membership: membership && {
      id: membership.id,
      role: membership.role,
      partnerId: membership.partnerId,
      clientId: membership.clientId,
      partnerStatus: partner?.status ?? null,
      clientStatus: null,
    },
  };
}

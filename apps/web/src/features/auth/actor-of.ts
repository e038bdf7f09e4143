import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { anonymous, clientStatuses, partnerStatuses, type Actor } from '@gatehouse/policy';

const statusIn = <S extends string>(known: readonly S[], status: string): S | null =>
  known.find((item) => item === status) ?? null;

/**
 * The session as the policy's actor, so that browser and server use one table. Ids that the browser does not know stay empty: it only asks
 * about itself, never about a subject. The server corrects any mistake this makes.
 */
export function actorOf(session: SessionOutput): Actor {
  if (!session) return anonymous;
  const { user, membership, organisation, permissions, mfaEnrolmentRequired } = session;
  const own = {
    kind: 'user',
    userId: user.id,
    name: user.displayName,
    email: user.email,
    sessionId: '',
    mfaEnrolmentRequired,
  } as const;
  if (!membership || !organisation) return { ...own, membership: null };
  const { kind, id, status } = organisation;
  return {
    ...own,
    membership: {
      id: membership.id,
      role: membership.role,
      partnerId: kind === 'partner' ? id : null,
      clientId: kind === 'client' ? id : null,
      partnerStatus: kind === 'partner' ? statusIn(partnerStatuses, status) : null,
      clientStatus: kind === 'client' ? statusIn(clientStatuses, status) : null,
      clientPermissions: permissions,
    },
  };
}

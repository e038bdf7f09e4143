import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { trpc } from '../../../trpc.ts';
import { usePermission, whyBlocked } from '../../auth/use-permission.ts';
import { SessionReview } from '../../sessions/session-review.tsx';

/** A colleague's sessions for this organisation, for administrators. The reader's own sessions are in the settings. */
export function MemberSessions({ member }: { member: MemberRow }) {
  const utils = trpc.useUtils();
  const { partnerTeam } = utils.client;
  const revoke = usePermission('partnerTeam.revokeMemberSession');
  const memberId = member.id;
  const shown = revoke.state !== 'absent' && !member.self;
  const { data, error, isFetching, refetch } = trpc.partnerTeam.memberSessions.useQuery(
    { memberId },
    { enabled: shown },
  );
  if (!shown) return null;
  return (
    <SessionReview
      key={memberId}
      name={member.name || member.email}
      blocked={whyBlocked(revoke)}
      calls={{
        sessions: data,
        error,
        retrying: isFetching,
        onRetry: () => void refetch(),
        revoke: (sessionId) => partnerTeam.revokeMemberSession.mutate({ memberId, sessionId }),
        revokeAll: () => partnerTeam.revokeMemberSessions.mutate({ memberId }),
        refreshed: () => utils.partnerTeam.memberSessions.invalidate({ memberId }),
      }}
    />
  );
}

import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { trpc } from '../../../trpc.ts';
import { SessionReview } from '../../sessions/session-review.tsx';
import { nameOf } from '../acts/act-dialog.ts';
import { useUsers } from '../users-context.ts';

/** This person's sessions for this client. The reader's own sessions are in the settings. */
export function UserSessions({ user }: { user: ClientUserRow }) {
  const { rights } = useUsers();
  const utils = trpc.useUtils();
  const { clientUsers } = utils.client;
  const memberId = user.id;
  const shown = rights.manages && !user.self;
  const { data, error, isFetching, refetch } = trpc.clientUsers.sessions.useQuery(
    { memberId },
    { enabled: shown },
  );
  if (!shown) return null;
  return (
    <SessionReview
      offersReset
      name={nameOf(user)}
      blocked={rights.sessions}
      calls={{
        sessions: data,
        error,
        retrying: isFetching,
        onRetry: () => void refetch(),
        revoke: (sessionId) => clientUsers.revokeSession.mutate({ memberId, sessionId }),
        revokeAll: () => clientUsers.revokeSessions.mutate({ memberId }),
        refreshed: () => utils.clientUsers.sessions.invalidate({ memberId }),
      }}
    />
  );
}

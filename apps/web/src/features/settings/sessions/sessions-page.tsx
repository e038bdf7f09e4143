import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import { trpc } from '../../../trpc.ts';
import { CompactList } from '../../../ui/compact-list/compact-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { SessionItem } from '../../sessions/session-item.tsx';
import { sessionLabels } from '../../sessions/session-labels.ts';
import classes from '../settings.module.css';
import { SignOutOthers } from './sign-out-others.tsx';

/** The person's own sessions, this browser first, with buttons to end the others. */
export function SessionsPage() {
  const { t } = useTranslation('settings');
  const { t: shared } = useTranslation('sessions');
  const toast = useToast();
  const message = useErrorMessage();
  const [asking, setAsking] = useState(false);
  const sessions = trpc.account.sessions.useQuery();
  const rows = sessions.data;
  const others = rows?.filter(({ current }) => !current).length ?? 0;

  const revoke = trpc.account.revokeSession.useMutation({
    onSuccess: (_, { sessionId }) => {
      const ended = rows?.find(({ id }) => id === sessionId);
      if (ended) toast.done(t('sessions.done', { browser: sessionLabels(ended, shared) }));
    },
    onSettled: () => sessions.refetch(),
  });
  const gone = revoke.error && toProblem(revoke.error).reason === 'not_found';

  return (
    <section className={classes.card} aria-labelledby="sessions">
      <div className={classes.head}>
        <h2 id="sessions">{t('sessions.title')}</h2>
        {others > 0 && (
          <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
            {t('sessions.others.act')}
          </Button>
        )}
      </div>
      <p className={classes.what}>{t('sessions.what')}</p>
      {revoke.error && (
        <Notice tone="danger" role="alert">
          {gone ? shared('gone') : message(revoke.error)}
        </Notice>
      )}
      <CompactList
        label={t('sessions.title')}
        list={{
          rows,
          total: null,
          totalCapped: false,
          outdated: false,
          onMore: null,
          loadingMore: false,
          error: sessions.error,
          retrying: sessions.isFetching,
          onRetry: () => void sessions.refetch(),
        }}
        rowId={({ id }) => id}
        empty={null}
        failed={
          <ProblemPanel
            title={shared('failed')}
            error={sessions.error}
            onRetry={() => void sessions.refetch()}
            retrying={sessions.isFetching}
          />
        }
      >
        {(session) => (
          <SessionItem
            session={session}
            action={
              !session.current && (
                <Button
                  variant="default"
                  size="compact-sm"
                  loading={revoke.isPending && revoke.variables.sessionId === session.id}
                  aria-label={shared('signOutThis', { browser: sessionLabels(session, shared) })}
                  onClick={() => revoke.mutate({ sessionId: session.id })}
                >
                  {shared('signOut')}
                </Button>
              )
            }
          />
        )}
      </CompactList>
      <SignOutOthers opened={asking} count={others} onClose={() => setAsking(false)} />
    </section>
  );
}

import type { SessionRow } from '@gatehouse/core/sessions/contract';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { ProblemPanel } from '../../errors/problem-panel.tsx';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { BlockedButton } from '../../ui/blocked-button.tsx';
import { CompactList } from '../../ui/compact-list/compact-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useToast } from '../../ui/use-toast.tsx';
import { SessionItem } from './session-item.tsx';
import { sessionLabels } from './session-labels.ts';
import classes from './sessions.module.css';
import { SignOutEverywhere } from './sign-out-everywhere.tsx';

export interface SessionCalls {
  readonly sessions: readonly SessionRow[] | undefined;
  readonly error: unknown;
  readonly retrying: boolean;
  readonly onRetry: () => void;
  readonly revoke: (sessionId: string) => Promise<unknown>;
  readonly revokeAll: () => Promise<unknown>;
  /** Reloads the list. */
  readonly refreshed: () => Promise<unknown>;
}

interface Props {
  /** The person whose sessions these are. */
  readonly name: string;
  readonly calls: SessionCalls;
  /** Why nothing can be ended now, or null. */
  readonly blocked: string | null;
  readonly offersReset?: boolean;
}

/** Another person's sessions, with buttons to end them: one browser at a time, or all together after a question. */
export function SessionReview({ name, calls, blocked, offersReset = false }: Props) {
  const { t } = useTranslation('sessions');
  const toast = useToast();
  const message = useErrorMessage();
  const [asking, setAsking] = useState(false);
  const { sessions } = calls;

  const revoke = useMutation({
    mutationFn: calls.revoke,
    onSuccess: () => toast.done(t('done', { name })),
    onSettled: calls.refreshed,
  });
  const ended = toProblem(revoke.error).reason === 'not_found';
  return (
    <section aria-labelledby="sessions">
      <div className={classes.head}>
        <h3 id="sessions" className={classes.title}>
          {t('title')}
        </h3>
        {sessions !== undefined && sessions.length > 0 && (
          <BlockedButton
            variant="default"
            size="compact-sm"
            blocked={blocked}
            onClick={() => setAsking(true)}
          >
            {t('signOutAll')}
          </BlockedButton>
        )}
      </div>
      {revoke.error && (
        <div className={classes.failed}>
          <Notice tone="danger" role="alert">
            {ended ? t('gone') : message(revoke.error)}
          </Notice>
        </div>
      )}
      <CompactList
        label={t('title')}
        list={{
          ...calls,
          rows: sessions,
          total: null,
          totalCapped: false,
          outdated: false,
          onMore: null,
          loadingMore: false,
        }}
        rowId={({ id }) => id}
        empty={t('none', { name })}
        failed={
          <ProblemPanel
            title={t('failed')}
            error={calls.error}
            onRetry={calls.onRetry}
            retrying={calls.retrying}
          />
        }
      >
        {(session) => (
          <SessionItem
            session={session}
            action={
              blocked === null && (
                <Button
                  variant="default"
                  size="compact-sm"
                  loading={revoke.isPending && revoke.variables === session.id}
                  aria-label={t('signOutThis', { browser: sessionLabels(session, t) })}
                  onClick={() => revoke.mutate(session.id)}
                >
                  {t('signOut')}
                </Button>
              )
            }
          />
        )}
      </CompactList>
      <SignOutEverywhere
        opened={asking}
        name={name}
        count={sessions?.length ?? 0}
        calls={calls}
        offersReset={offersReset}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

import type { OwnSettingsOutput } from '@gatehouse/core/partner-team/contract';
import { useState, type SyntheticEvent } from 'react';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { usePermission, whyBlocked } from '../../auth/use-permission.ts';
import { changedSettings } from './changed-settings.ts';

/** The settings being changed, what saving would do now, and the result. */
export function usePartnerSettings(stored: OwnSettingsOutput) {
  const utils = trpc.useUtils();
  const update = usePermission('partnerTeam.updateSettings');
  const [draft, setDraft] = useState<ReturnType<typeof changedSettings>>({});
  const change = changedSettings(stored, draft);
  const unsaved = Object.keys(change).length > 0;
  const asked = trpc.partnerTeam.settings.useQuery(
    { proposed: change },
    { enabled: unsaved, staleTime: 0, gcTime: 0 },
  );
  const save = trpc.partnerTeam.updateSettings.useMutation({
    onSuccess: () => setDraft({}),
    // Sessions may have ended, people may have to enrol, and after a refusal the stored settings may differ.
    onSettled: () => Promise.all([utils.partnerTeam.invalidate(), utils.auth.session.invalidate()]),
  });
  const effects = unsaved && !asked.isFetching ? asked.data?.effects : undefined;
  const blocked = whyBlocked(update);
  const stale = toProblem(save.error).reason === 'stale';
  return {
    values: { ...stored, ...change },
    unsaved,
    saved: save.isSuccess && !unsaved,
    saving: save.isPending,
    refusal: save.error,
    blocked,
    /** Counts first, then saves. What another administrator has changed meanwhile is loaded again. */
    ready: unsaved && effects !== undefined && blocked === null && !save.isPending,
    effects: {
      data: effects,
      error: unsaved ? asked.error : null,
      retrying: asked.isFetching,
      onRetry: () => void asked.refetch(),
    },
    set: (given: Partial<Pick<OwnSettingsOutput, 'requiresMfa' | 'idleMinutes' | 'absoluteHours'>>) => {
      if (!stale || save.isSuccess) save.reset();
      setDraft((now) => ({ ...now, ...given }));
    },
    submit: (event: SyntheticEvent) => {
      event.preventDefault();
      if (unsaved && effects !== undefined) save.mutate({ ...change, version: stored.version });
    },
  };
}

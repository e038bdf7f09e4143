import type { ClientRow, PermissionsOutput, UpdatePermissionsInput } from '@gatehouse/core/clients/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { keptForm } from '../../auth/drafts/kept-form.ts';
import { useKeptDraft, useLeftDraft } from '../../auth/drafts/use-kept-draft.ts';
import { useRefreshed } from '../use-refreshed.ts';
import { changeOf, differing, draftOf, mergeDraft, type Draft, type SwitchKey } from './draft.ts';

const keptSwitches = keptForm<{ readonly base: Draft; readonly draft: Draft }>();

/**
 * Switches start from one version and are saved as one change. When another version is stored by then, nothing is overwritten silently: the
 * reader sees what differs and chooses. A version in which none of these switches differs (the profile was edited) is no reason to ask.
 */
export function useEditPermissions({ id: clientId, businessName }: ClientRow, stored: PermissionsOutput) {
  const { t } = useTranslation('clients');
  const toast = useToast();
  const refreshed = useRefreshed();
  const utils = trpc.useUtils();
  const { clients } = utils.client;
  const [began, setBegan] = useState({ version: stored.version, base: draftOf(stored) });
  const left = useLeftDraft(keptSwitches, clientId);
  const [draft, setDraft] = useState(() =>
    left === null ? began.base : mergeDraft(left.base, left.draft, began.base),
  );
  /** What another administrator saved meanwhile; null while nothing conflicts. */
  const [theirs, setTheirs] = useState<PermissionsOutput | null>(null);
  const [kept, setKept] = useState(false);
  const { base } = began;
  const changed = differing(base, draft);
  useKeptDraft(keptSwitches, changed.length > 0 ? { base, draft } : null, { subject: clientId });

  const goOn = (now: PermissionsOutput, switches: Draft) => {
    setBegan({ version: now.version, base: draftOf(now) });
    setDraft(switches);
    setTheirs(null);
  };
  // While the reader has no unsaved change, another administrator's save is simply shown.
  if (changed.length === 0 && stored.version > began.version) goOn(stored, draftOf(stored));

  const update = useMutation({
    async mutationFn(change: UpdatePermissionsInput) {
      try {
        return { saved: await clients.updatePermissions.mutate(change) };
      } catch (error) {
        if (toProblem(error).reason !== 'stale') throw error;
        const now = await clients.permissions.query({ clientId });
        if (differing(base, draftOf(now)).length > 0) return { saved: null, now };
        return { saved: await clients.updatePermissions.mutate({ ...change, version: now.version }) };
      }
    },
    async onSuccess({ saved, now = null }) {
      if (!saved) return setTheirs(now);
      utils.clients.permissions.setData({ clientId }, (now) => now && { ...now, ...saved });
      goOn(saved, draftOf(saved));
      await Promise.all([refreshed(), utils.clientUsers.invalidate()]);
      toast.done(t('permissions.saved', { name: businessName }));
    },
  });

  return {
    base,
    draft,
    changed,
    /** The switches were changed before the session ended. */
    left: left !== null && changed.length > 0,
    set: (key: SwitchKey, on: boolean) => setDraft((now) => ({ ...now, [key]: on })),
    discard: () => {
      setDraft(base);
      setKept(false);
      update.reset();
    },
    save: () => {
      if (update.isPending || theirs || changed.length === 0) return;
      setKept(false);
      update.mutate({ clientId, version: began.version, ...changeOf(base, draft) });
    },
    saving: update.isPending,
    /** A refusal other than a conflict. */
    refused: update.error,
    theirs: theirs && draftOf(theirs),
    reload: () => theirs && goOn(theirs, draftOf(theirs)),
    keep: () => {
      if (!theirs) return;
      goOn(theirs, mergeDraft(base, draft, draftOf(theirs)));
      setKept(true);
    },
    kept,
  };
}

export type EditPermissions = ReturnType<typeof useEditPermissions>;

import type { ClientRow, PermissionsOutput, UpdatePermissionsInput } from '@gatehouse/core/clients/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVersionedEdit } from '../../../edit/use-versioned-edit.ts';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { keptForm } from '../../auth/drafts/kept-form.ts';
import { useKeptDraft, useLeftDraft } from '../../auth/drafts/use-kept-draft.ts';
import { useRefreshed } from '../use-refreshed.ts';
import { changeOf, differing, draftOf, mergeDraft, type Draft, type SwitchKey } from './draft.ts';

const keptSwitches = keptForm<{ readonly base: Draft; readonly draft: Draft }>();

/**
 * Switches are changed against one version and saved as one change (`useVersionedEdit`). A version in which none of these switches differs
 * (the profile was edited) is no reason to ask.
 */
export function useEditPermissions({ id: clientId, businessName }: ClientRow, stored: PermissionsOutput) {
  const { t } = useTranslation('clients');
  const toast = useToast();
  const refreshed = useRefreshed();
  const utils = trpc.useUtils();
  const { clients } = utils.client;
  const left = useLeftDraft(keptSwitches, clientId);
  const [draft, setDraft] = useState(() =>
    left === null ? draftOf(stored) : mergeDraft(left.base, left.draft, draftOf(stored)),
  );
  const edit = useVersionedEdit({ stored, valuesOf: draftOf, merge: mergeDraft, show: setDraft });
  const { base, version, theirs } = edit;
  const changed = differing(base, draft);
  useKeptDraft(keptSwitches, changed.length > 0 ? { base, draft } : null, { subject: clientId });
  // While the reader has no unsaved changes, other people's changes are simply shown.
  if (changed.length === 0 && stored.version > version) edit.goOn(stored);

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
      if (!saved) return edit.meet(now);
      utils.clients.permissions.setData({ clientId }, (now) => now && { ...now, ...saved });
      edit.goOn(saved);
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
      edit.forgetKept();
      update.reset();
    },
    save: () => {
      if (update.isPending || theirs || changed.length === 0) return;
      edit.forgetKept();
      update.mutate({ clientId, version, ...changeOf(base, draft) });
    },
    saving: update.isPending,
    /** A refusal other than a conflict. */
    refused: update.error,
    theirs,
    reload: () => edit.reload(),
    keep: () => edit.keep(draft),
    kept: edit.kept,
  };
}

export type EditPermissions = ReturnType<typeof useEditPermissions>;

import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVersionedEdit } from '../../../edit/use-versioned-edit.ts';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { keptForm } from '../../auth/drafts/kept-form.ts';
import { useKeptDraft } from '../../auth/drafts/use-kept-draft.ts';
import { useRefreshed } from '../use-refreshed.ts';
import { differingFields, mergeProfile, profileOf, type Profile } from './profile.ts';
import { useProfileForm } from './use-profile-form.ts';

const keptEdits = keptForm<{ readonly base: Profile; readonly values: Profile }>();

/** Editing a client's profile: `useVersionedEdit` with a form, a draft that survives the end of the session, and the refusals of its fields. */
export function useEditProfile(client: ClientRow, onDone: () => void) {
  const { t } = useTranslation('clients');
  const toast = useToast();
  const refreshed = useRefreshed();
  const utils = trpc.useUtils();
  const [stale, setStale] = useState(false);
  const [other, setOther] = useState<unknown>(null);
  const { form, showFirst, showRefusal } = useProfileForm(profileOf(client));
  const edit = useVersionedEdit({
    stored: client,
    valuesOf: profileOf,
    merge: mergeProfile,
    show(values) {
      form.setValues(values);
      form.clearErrors();
      setStale(false);
    },
  });
  const { base, version } = edit;
  const { id: clientId } = client;
  const unsaved = differingFields(base, form.values).length > 0;
  const left = useKeptDraft(keptEdits, unsaved ? { base, values: form.values } : null, { subject: clientId });
  const fill = useEffectEvent(() => left && form.setValues(mergeProfile(left.base, left.values, base)));
  useEffect(() => void fill(), []);

  const update = trpc.clients.update.useMutation({
    async onSuccess(saved) {
      utils.clients.get.setData({ clientId }, saved);
      // From here on nothing is unsaved, so leaving asks nothing.
      edit.goOn(saved);
      await refreshed();
      onDone();
      toast.done(t('edit.saved', { name: saved.businessName }));
    },
    async onError(error) {
      if (showRefusal(error)) return;
      if (toProblem(error).reason !== 'stale') return setOther(error);
      setStale(true);
      try {
        edit.meet(await utils.client.clients.get.query({ clientId }));
      } catch (failure) {
        setStale(false);
        setOther(failure);
      }
      await refreshed();
    },
  });

  // The pressed button disappears with the question it answered.
  const toFirstField = () => form.getInputNode('businessName')?.focus();

  const save = (values: Profile) => {
    if (update.isPending || stale) return;
    setOther(null);
    edit.forgetKept();
    const changed = differingFields(base, values);
    const change = Object.fromEntries(changed.map((field) => [field, values[field].trim()]));
    if (changed.length === 0) onDone();
    else update.mutate({ clientId, version, ...change });
  };

  return {
    form,
    base,
    submit: form.onSubmit(save, showFirst),
    saving: update.isPending,
    stale,
    /** The stored profile; null while it loads. */
    theirs: edit.theirs,
    reload: () => edit.reload() && toFirstField(),
    keep: () => edit.keep(form.values) && toFirstField(),
    kept: edit.kept,
    /** A refusal that concerns no field. */
    other,
    unsaved,
    /** The values were typed before the session ended. */
    left: left !== null,
  };
}

import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { keptForm } from '../../auth/drafts/kept-form.ts';
import { useKeptDraft } from '../../auth/drafts/use-kept-draft.ts';
import { useRefreshed } from '../use-refreshed.ts';
import { differingFields, mergeProfile, profileOf, type Profile } from './profile.ts';
import { useProfileForm } from './use-profile-form.ts';

const keptEdits = keptForm<{ readonly base: Profile; readonly values: Profile }>();

/**
 * Editing starts from one version and is saved against it. When another version is stored by then, nothing is overwritten: the reader sees
 * what differs, chooses, and continues from the version they have seen.
 */
export function useEditProfile(client: ClientRow, onDone: () => void) {
  const { t } = useTranslation('clients');
  const toast = useToast();
  const refreshed = useRefreshed();
  const utils = trpc.useUtils();
  const [began, setBegan] = useState({ version: client.version, base: profileOf(client) });
  const [theirs, setTheirs] = useState<ClientRow | null>(null);
  const [stale, setStale] = useState(false);
  const [kept, setKept] = useState(false);
  const [other, setOther] = useState<unknown>(null);
  const { form, showFirst, showRefusal } = useProfileForm(began.base);
  const { id: clientId } = client;
  const unsaved = differingFields(began.base, form.values).length > 0;
  const left = useKeptDraft(keptEdits, unsaved ? { base: began.base, values: form.values } : null, {
    subject: clientId,
  });
  const fill = useEffectEvent(() => left && form.setValues(mergeProfile(left.base, left.values, began.base)));
  useEffect(() => void fill(), []);

  const update = trpc.clients.update.useMutation({
    async onSuccess(saved) {
      utils.clients.get.setData({ clientId }, saved);
      // From here on nothing is unsaved, so leaving asks nothing.
      goOn(saved, profileOf(saved));
      await refreshed();
      onDone();
      toast.done(t('edit.saved', { name: saved.businessName }));
    },
    async onError(error) {
      if (showRefusal(error)) return;
      if (toProblem(error).reason !== 'stale') return setOther(error);
      setStale(true);
      try {
        setTheirs(await utils.client.clients.get.query({ clientId }));
      } catch (failure) {
        setStale(false);
        setOther(failure);
      }
      await refreshed();
    },
  });

  /** `now` is the stored state; `values` are in the form on top of it. */
  const goOn = (now: ClientRow, values: Profile) => {
    setBegan({ version: now.version, base: profileOf(now) });
    form.setValues(values);
    form.clearErrors();
    setStale(false);
    setTheirs(null);
  };

  // The pressed buttons disappear with the question they answered.
  const toFirstField = () => form.getInputNode('businessName')?.focus();

  const save = (values: Profile) => {
    if (update.isPending || stale) return;
    setOther(null);
    setKept(false);
    const changed = differingFields(began.base, values);
    const change = Object.fromEntries(changed.map((field) => [field, values[field].trim()]));
    if (changed.length === 0) onDone();
    else update.mutate({ clientId, version: began.version, ...change });
  };

  return {
    form,
    base: began.base,
    submit: form.onSubmit(save, showFirst),
    saving: update.isPending,
    stale,
    /** The stored profile; null while it is loading. */
    theirs: theirs && profileOf(theirs),
    reload: () => {
      if (!theirs) return;
      goOn(theirs, profileOf(theirs));
      toFirstField();
    },
    keep: () => {
      if (!theirs) return;
      goOn(theirs, mergeProfile(began.base, form.values, profileOf(theirs)));
      setKept(true);
      toFirstField();
    },
    kept,
    /** A refusal that belongs to no field. */
    other,
    unsaved,
    /** The values were typed before the session ended. */
    left: left !== null,
  };
}

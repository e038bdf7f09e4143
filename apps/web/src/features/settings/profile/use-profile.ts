import type { ProfileOutput } from '@gatehouse/core/accounts/contract';
import { useForm } from '@mantine/form';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../../errors/field-errors.ts';
import { trpc } from '../../../trpc.ts';
import { keptForm } from '../../auth/drafts/kept-form.ts';
import { useKeptDraft } from '../../auth/drafts/use-kept-draft.ts';
import { changeOf, profileFields, valuesOf, type ProfileValues } from './profile-values.ts';

const keptProfile = keptForm<ProfileValues>();

/** The form, its unsaved changes, and the call that saves them. */
export function useProfile(profile: ProfileOutput) {
  const { t } = useTranslation('settings');
  const utils = trpc.useUtils();
  const fieldErrors = useFieldErrors();
  const [saved, setSaved] = useState(false);
  const form = useForm<ProfileValues>({
    initialValues: valuesOf(profile),
    validate: { displayName: (name) => (name.trim() ? null : t('profile.problem.displayName')) },
    onValuesChange: () => setSaved(false),
  });
  const change = changeOf(valuesOf(profile), form.values);
  const kept = useKeptDraft(keptProfile, change === null ? null : form.values);
  const fill = useEffectEvent(() => kept && form.setValues(kept));
  useEffect(() => void fill(), []);

  const showFirst = (errors: Readonly<Record<string, unknown>>) => {
    const first = profileFields.find((field) => errors[field] !== undefined);
    if (first) form.getInputNode(first)?.focus();
  };

  const update = trpc.account.updateProfile.useMutation({
    onSuccess: async (now) => {
      utils.account.profile.setData(undefined, now);
      form.setValues(valuesOf(now));
      setSaved(true);
      // The sidebar shows the name.
      await utils.auth.session.invalidate();
    },
    onError: (error) => {
      const errors = fieldErrors(error, profileFields);
      form.setErrors(errors);
      showFirst(errors);
    },
  });

  return {
    form,
    submit: form.onSubmit(() => {
      if (change && !update.isPending) update.mutate(change);
    }, showFirst),
    /** The values were typed before the session ended. */
    kept: kept !== null,
    saving: update.isPending,
    saved,
    unsaved: change !== null,
    /** A refusal that belongs to no field. */
    refusal: Object.keys(fieldErrors(update.error, profileFields)).length === 0 ? update.error : null,
  };
}

import type { ProfileOutput } from '@gatehouse/core/accounts/contract';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../errors/field-errors.ts';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { changeOf, profileFields, valuesOf, type ProfileValues } from './profile-values.ts';

/** The form, what of it is not saved yet, and the way to save it. */
export function useProfile(profile: ProfileOutput) {
  const { t } = useTranslation('settings');
  const utils = trpc.useUtils();
  const [saved, setSaved] = useState(false);
  const form = useForm<ProfileValues>({
    initialValues: valuesOf(profile),
    validate: { displayName: (name) => (name.trim() ? null : t('profile.problem.displayName')) },
    onValuesChange: () => setSaved(false),
  });
  const change = changeOf(valuesOf(profile), form.values);

  const showFirst = (errors: Readonly<Record<string, unknown>>) => {
    const first = profileFields.find((field) => errors[field] !== undefined);
    if (first) form.getInputNode(first)?.focus();
  };

  const update = trpc.account.updateProfile.useMutation({
    onSuccess: async (now) => {
      utils.account.profile.setData(undefined, now);
      form.setValues(valuesOf(now));
      setSaved(true);
      // The name stands in the sidebar.
      await utils.auth.session.invalidate();
    },
    onError: (error) => {
      const { own } = fieldErrors(toProblem(error), profileFields);
      // The server's sentences are English; each field has one thing that can be wrong with it.
      const errors = Object.fromEntries(
        profileFields.flatMap((field) => (own[field] ? [[field, t(`profile.problem.${field}`)]] : [])),
      );
      form.setErrors(errors);
      showFirst(errors);
    },
  });

  const ofField = update.error ? Object.keys(fieldErrors(toProblem(update.error), profileFields).own) : [];
  return {
    form,
    submit: form.onSubmit(() => {
      if (change && !update.isPending) update.mutate(change);
    }, showFirst),
    saving: update.isPending,
    saved,
    unsaved: change !== null,
    /** A refusal that belongs to no field. */
    refusal: ofField.length === 0 ? update.error : null,
  };
}

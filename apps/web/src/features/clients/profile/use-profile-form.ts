import { provisionInput } from '@gatehouse/core/clients/contract';
import { fieldProblems } from '@gatehouse/core/platform/contract';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldErrors, useFieldSentence } from '../../../errors/field-errors.ts';
import { profileFields, type Profile, type ProfileField } from './profile.ts';

/** The form of a client's profile. The router's own schema checks it before it is sent, and the server's answer afterwards. */
export function useProfileForm(initial: Profile) {
  const { t } = useTranslation('clients');
  const sentence = useFieldSentence();
  const fieldErrors = useFieldErrors();
  const form = useForm<Profile>({
    initialValues: initial,
    validate: (values) => {
      const { error } = provisionInput.safeParse(values);
      const problems = error ? fieldProblems(error) : {};
      const errors: Partial<Record<ProfileField, string>> = {};
      for (const field of profileFields) {
        const problem = problems[field];
        if (problem)
          errors[field] = problem.code === 'required' ? t(`problem.missing.${field}`) : sentence(problem);
      }
      return errors;
    },
  });

  const showFirst = (errors: Readonly<Record<string, unknown>>) => {
    const first = profileFields.find((field) => errors[field] !== undefined);
    if (first) form.getInputNode(first)?.focus();
  };

  return {
    form,
    showFirst,
    /** Shows the server's answer at its fields. False when it concerns none of them and must be shown elsewhere. */
    showRefusal: (error: unknown): boolean => {
      const errors = fieldErrors(error, profileFields);
      if (Object.keys(errors).length === 0) return false;
      form.setErrors(errors);
      showFirst(errors);
      return true;
    },
  };
}

export type ProfileForm = ReturnType<typeof useProfileForm>['form'];

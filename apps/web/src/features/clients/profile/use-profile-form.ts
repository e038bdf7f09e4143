import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { fieldErrors } from '../../../errors/field-errors.ts';
import { fieldProblems, type FieldProblem } from './field-problems.ts';
import { profileFields, type Profile, type ProfileField } from './profile.ts';

/** Why a field cannot be sent, in the reader's language. */
function useFieldSentence(): (field: ProfileField, problem: FieldProblem) => string {
  const { t } = useTranslation('clients');
  return (field, problem) =>
    problem === 'missing' || problem === 'invalid'
      ? t(`problem.${problem}.${field}`)
      : t(`problem.${problem}`);
}

/** The form of a client's profile, checked with the router's own schema before it is sent and taught by the server after. */
export function useProfileForm(initial: Profile) {
  const { t } = useTranslation('clients');
  const sentence = useFieldSentence();
  const form = useForm<Profile>({
    initialValues: initial,
    validate: (values) => {
      const errors: Partial<Record<ProfileField, string>> = {};
      const problems = fieldProblems(values);
      for (const field of profileFields) {
        const problem = problems[field];
        if (problem) errors[field] = sentence(field, problem);
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
    /** Puts the server's answer to its fields. False when it is about none of them and must be said elsewhere. */
    showRefusal: (error: unknown): boolean => {
      const problem = toProblem(error);
      if (problem.reason !== 'invalid_input' && problem.reason !== 'already_exists') return false;
      const { own } = fieldErrors(problem, profileFields);
      const errors = problem.reason === 'already_exists' ? { code: t('problem.taken') } : own;
      if (Object.keys(errors).length === 0) return false;
      form.setErrors(errors);
      showFirst(errors);
      return true;
    },
  };
}

export type ProfileForm = ReturnType<typeof useProfileForm>['form'];

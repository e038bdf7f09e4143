import { provisionInput } from '@gatehouse/core/clients/contract';
import { profileFields, type Profile, type ProfileField } from './profile.ts';

/** Why a field cannot be sent; `clients.json` has the sentence, in the reader's language. */
export type FieldProblem = 'missing' | 'tooShort' | 'tooLong' | 'notAlone' | 'invalid';

/** Asks the router's own schema, so that browser and server cannot disagree; the first problem of each field. */
export function fieldProblems(profile: Profile): Partial<Record<ProfileField, FieldProblem>> {
  const { error } = provisionInput.safeParse(profile);
  const problems: Partial<Record<ProfileField, FieldProblem>> = {};
  for (const issue of error?.issues ?? []) {
    const field = profileFields.find((name) => name === issue.path[0]);
    if (field) problems[field] ??= kindOf(issue.code, field, profile[field].trim());
  }
  return problems;
}

function kindOf(code: string, field: ProfileField, value: string): FieldProblem {
  if (value === '') return 'missing';
  if (code === 'too_big') return 'tooLong';
  if (code === 'too_small') return 'tooShort';
  return field === 'domain' && value.includes('/') ? 'notAlone' : 'invalid';
}

/** A pasted address of a page gives its domain; everything else stays as it was typed. */
export function tidyDomain(typed: string): string {
  const text = typed.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  return new URL(text).hostname;
}

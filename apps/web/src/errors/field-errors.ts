import type { FieldProblem } from '@gatehouse/core/platform/vocabulary';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { toProblem, type Problem } from './problem.ts';

/** The problem of one input in the reader's language. A code without a text in `errors.json` does not compile. */
export function fieldSentence({ code, params = {} }: FieldProblem, t: TFunction<'errors'>, language: string) {
  const formatted = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' ? value.toLocaleString(language) : value,
  ]);
  return t(`field.${code}`, Object.fromEntries(formatted));
}

/**
 * Splits the refused fields: the problems of `known` fields go next to the field, the others must be shown elsewhere. `emails.3` counts as
 * `emails`.
 */
export function byField<F extends string>(fields: Problem['fields'], known: readonly F[]) {
  const own: Partial<Record<F, FieldProblem>> = {};
  const others: FieldProblem[] = [];
  for (const [key, problem] of Object.entries(fields)) {
    const field = known.find((name) => key === name || key.startsWith(`${name}.`));
    if (field) own[field] ??= problem;
    else others.push(problem);
  }
  return { own, others };
}

/** `sentence(problem)` words the problem of one input. */
export function useFieldSentence(): (problem: FieldProblem) => string {
  const { t, i18n } = useTranslation('errors');
  return (problem) => fieldSentence(problem, t, i18n.language);
}

/** `errors(error, known)` returns the text for each of the known fields that the server refused. */
export function useFieldErrors() {
  const sentence = useFieldSentence();
  return <F extends string>(error: unknown, known: readonly F[]): Partial<Record<F, string>> => {
    const { own } = byField(error ? toProblem(error).fields : {}, known);
    const errors: Partial<Record<F, string>> = {};
    for (const field of known) {
      const problem = own[field];
      if (problem) errors[field] = sentence(problem);
    }
    return errors;
  };
}

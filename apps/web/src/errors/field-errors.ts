import type { Problem } from './problem.ts';

/**
 * Splits the server's messages by field. Those of `known` fields go next to the field; the others must be shown elsewhere. `emails.3`
 * counts as `emails`.
 */
export function fieldErrors<F extends string>(problem: Problem, known: readonly F[]) {
  const own: Partial<Record<F, string>> = {};
  const others: string[] = [];
  for (const [key, sentence] of Object.entries(problem.fields)) {
    const field = known.find((name) => key === name || key.startsWith(`${name}.`));
    if (field) own[field] ??= sentence;
    else others.push(sentence);
  }
  return { own, others };
}

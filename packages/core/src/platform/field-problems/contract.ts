import type { z } from 'zod';
import { isFieldCode, type FieldCode, type FieldParams, type FieldProblem } from '../vocabulary.ts';

/** The problems that schemas find, as codes. Safe to import in the browser: a form judges its input as the server will. */

type Issue = z.core.$ZodIssue;

/**
 * For a schema's own checks: `z.string().refine(isTimeZone, because('not_a_time_zone'))`. The code travels as zod's message, where
 * `fieldProblems` finds it.
 */
export const because = (code: FieldCode, params?: Record<string, string | number>) => ({
  error: code,
  ...(params && { params }),
});

/**
 * The problem of each offending key. Array indexes are dotted (`emails.3`), and an unknown key is itself the name. The first problem of a
 * key counts.
 */
export function fieldProblems(error: { readonly issues: readonly Issue[] }): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  for (const issue of error.issues) {
    const at = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems[at === '' ? key : `${at}.${key}`] ??= { code: 'unknown_field' };
    } else problems[at || 'input'] ??= problemOf(issue);
  }
  return problems;
}

function problemOf(issue: Issue): FieldProblem {
  if (isFieldCode(issue.message)) return problem(issue.message, paramsOf(issue));
  if (issue.code === 'custom') return problem('invalid');
  if (issue.code === 'invalid_type') return problem(typeProblem(issue));
  if (issue.code === 'invalid_value') return choiceProblem(issue.values);
  if (issue.code === 'invalid_union')
    return 'options' in issue && issue.options ? choiceProblem(issue.options) : problem('wrong_type');
  if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum));
  if (issue.code === 'too_big') return tooBig(issue.origin, Number(issue.maximum));
  return problem(issue.code === 'invalid_format' && issue.format === 'uuid' ? 'not_an_id' : 'malformed');
}

const problem = (code: FieldCode, params?: FieldParams): FieldProblem =>
  params ? { code, params } : { code };

const choiceProblem = (choices: readonly unknown[]) =>
  problem('not_a_choice', { choices: choices.map(String).join(', ') });

/** Only zod's message tells that the value was missing. */
function typeProblem(issue: Extract<Issue, { code: 'invalid_type' }>): FieldCode {
  if (issue.message.endsWith('received undefined')) return 'required';
  return issue.expected === 'int' ? 'not_whole' : 'wrong_type';
}

const lists: ReadonlySet<string> = new Set(['array', 'set', 'map']);

function tooSmall(origin: string, min: number): FieldProblem {
  if (origin === 'string') return min === 1 ? problem('required') : problem('too_short', { min });
  return lists.has(origin) ? problem('too_few', { min }) : problem('too_low', { min });
}

function tooBig(origin: string, max: number): FieldProblem {
  if (origin === 'string') return problem('too_long', { max });
  return lists.has(origin) ? problem('too_many', { max }) : problem('too_high', { max });
}

function paramsOf(issue: Issue): FieldParams | undefined {
  if (issue.code !== 'custom' || !issue.params) return undefined;
  return Object.fromEntries(
    Object.entries(issue.params).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
}

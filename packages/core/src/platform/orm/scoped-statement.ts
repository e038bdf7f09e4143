import { scopeVariables, type Scope } from '../tenancy.ts';

type Values = readonly unknown[];

const names = Object.keys(scopeVariables({}));
const settings = (first: number) => names.map((name, nth) => `set_config('${name}', $${first + nth}, true)`);

/** Sets the scope of the transaction that it runs in, and of that one only. */
export const setScope = (scope: Scope): [string, string[]] => [
  `select ${settings(1).join(', ')}`,
  Object.values(scopeVariables(scope)),
];

/** Texts that a process remembers with the scope around them. */
const mostTexts = 2_000;
const scopedTexts = new Map<string, string>();

/**
 * A reading statement that sets its own scope first, so that it needs no BEGIN, no statement before it and no COMMIT. A statement outside a
 * transaction is one itself, and the setting ends with it.
 *
 * Row-level security reads the settings when rows are first read. The join is lateral, so PostgreSQL must have the row of the scope before
 * it starts on the statement; OFFSET 0 keeps it from taking the two apart again. In any other order the statement would see nothing.
 * @throws an Error for a statement that is not a query
 */
export function inScope(text: string, values: Values, scope: Scope): [string, unknown[]] {
  return [scopedText(text, values.length), [...values, ...Object.values(scopeVariables(scope))]];
}

function scopedText(text: string, parameters: number): string {
  const known = scopedTexts.get(text);
  if (known !== undefined) return known;
  if (!/^\s*(?:select|with)\b/i.test(text)) throw new Error('Only queries can be read in a scope.');
  const scope = settings(parameters + 1).join(' || ');
  const scoped = `with scope as materialized (select ${scope} as settings) select answer.* from scope cross join lateral (select * from (${text}) statement where scope.settings is not null offset 0) answer`;
  if (scopedTexts.size >= mostTexts) scopedTexts.clear();
  scopedTexts.set(text, scoped);
  return scoped;
}

import { sentenceFor } from '@gatehouse/core/platform';
import { fieldProblems } from '@gatehouse/core/platform/contract';
import { fieldCodes, type FieldCode, type FieldProblem } from '@gatehouse/core/platform/vocabulary';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { appRouter } from '../src/app-router.ts';
import { wrongInputs } from './harness/wrong-inputs.ts';

interface Found extends FieldProblem {
  readonly at: string;
}

/** Use cases judge these under a lock, not schemas. */
const judgedLater: readonly FieldCode[] = [
  'taken',
  'role_not_available',
  'community_required',
  'other_list',
  'password_guessable',
  'password_leaked',
  'password_monotonous',
  'password_common',
  'password_in_use',
  'password_too_short_alone',
  'passkeys_full',
];

// oxlint-disable-next-line eslint/no-underscore-dangle -- where tRPC keeps its procedures
const procedures = Object.entries<object>(appRouter._def.procedures);
const schemas = procedures.flatMap(([path, procedure]) => {
  const definition: unknown = Reflect.get(procedure, '_def');
  const inputs: unknown = typeof definition === 'object' && definition && Reflect.get(definition, 'inputs');
  return (Array.isArray(inputs) ? inputs : []).flatMap((schema) =>
    schema instanceof z.ZodType ? [{ path, schema }] : [],
  );
});

const problemsOf = ({ path, schema }: (typeof schemas)[number]): Found[] =>
  wrongInputs(schema).flatMap((input) => {
    const { error } = schema.safeParse(input);
    const problems = error ? Object.entries(fieldProblems(error)) : [];
    return problems.map(([key, problem]) => ({ ...problem, at: `${path}: ${key}` }));
  });
const found = schemas.flatMap(problemsOf);

test('whatever a schema refuses has a code that says what is wrong', () => {
  expect(schemas.length).toBeGreaterThan(40);
  expect(found.length).toBeGreaterThan(5_000);
  expect(new Set(found.filter(({ code }) => code === 'invalid').map(({ at }) => at))).toEqual(new Set());
});

test('the codes are those of the list, each with the parameters its wording needs', () => {
  const byCode = new Map(found.map((problem) => [problem.code, problem]));
  const expected = Object.keys(fieldCodes).filter(
    (code) => code !== 'invalid' && !judgedLater.some((later) => later === code),
  );
  expect([...byCode.keys()].toSorted()).toEqual(expected.toSorted());
  for (const { code, params = {} } of found) expect(Object.keys(params)).toEqual([...fieldCodes[code]]);
});

test('each has one English sentence for programs, with every parameter filled in', () => {
  const problems: FieldProblem[] = [
    ...found,
    ...judgedLater.map((code) => ({ code, params: paramsOf(code) })),
  ];
  for (const problem of problems) expect(sentenceFor(problem)).toMatch(/^[A-Z][^{}]*[.)]$/u);
});

const paramsOf = (code: FieldCode) => Object.fromEntries(fieldCodes[code].map((name) => [name, 7]));

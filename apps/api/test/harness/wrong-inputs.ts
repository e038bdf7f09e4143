import { z } from 'zod';

/**
 * Inputs that a schema must refuse: for each of its parts the wrong type, nothing, too much, too little, and texts with everything a text
 * must not hold. Derived from the schema itself, so that new inputs are covered automatically.
 */
export function wrongInputs(schema: unknown): readonly unknown[] {
  if (!(schema instanceof z.ZodType)) return anything;
  const def = entriesOf(schema.def);
  const parts = partsOf(def);
  if (parts !== null) return parts.flatMap(wrongInputs);
  if (def['type'] === 'object') return wrongObjects(entriesOf(def['shape']));
  if (def['type'] === 'array') {
    const items = wrongInputs(def['element']);
    return [...anything, [], ...items.map((item) => [item]), Array.from({ length: 1_001 }, () => 'x')];
  }
  return anything;
}

/** The schema inside a wrapper, or the choices of a union; null for a schema that is neither. */
function partsOf({ type, innerType, in: input, options }: Record<string, unknown>): unknown[] | null {
  if (type === 'pipe') return [input];
  if (type === 'union' && Array.isArray(options)) return options;
  return innerType === undefined ? null : [innerType];
}

/** Objects with all keys wrong together, as many as the key with the most wrong values has: an object names the problem of each key. */
function wrongObjects(shape: Record<string, unknown>): unknown[] {
  const ofKey = Object.entries(shape).map(([key, part]) => ({ key, values: wrongInputs(part), part }));
  const most = Math.max(0, ...ofKey.map(({ values }) => values.length));
  const objects = Array.from({ length: most }, (_, at) =>
    Object.fromEntries(ofKey.map(({ key, values, part }) => [key, literalOf(part) ?? values[at]])),
  );
  return [...anything, ...objects, ...objects.map((object) => ({ ...object, method: 'x', unheardOf: 1 }))];
}

/** The literal that identifies a choice of a union stays: otherwise nothing else of the choice would be checked. */
function literalOf(schema: unknown): unknown {
  return schema instanceof z.ZodLiteral ? schema.value : undefined;
}

const texts = [
  '',
  ' ',
  'x',
  'x y',
  'a/b',
  'https://a.test/b',
  'a@b',
  'line\nbreak',
  'null\0byte',
  '\u200b',
  '\ud800',
  'x'.repeat(150),
  'x'.repeat(50_000),
];
const anything: readonly unknown[] = [undefined, null, true, {}, [], -1e9, 1e9, 1.5, Number.NaN, ...texts];

const entriesOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

import { isDeepStrictEqual } from 'node:util';

/** The changed fields of a record, before and after, for the audit event; null when nothing differs. */
export function changedParts<T extends object>(
  stored: T,
  given: Partial<{ [K in keyof T]: T[K] | undefined }>,
): { before: Partial<T>; after: Partial<T> } | null {
  const before: Partial<T> = {};
  const after: Partial<T> = {};
  for (const key of keysOf(given)) {
    const value = given[key];
    if (value === undefined || isDeepStrictEqual(value, stored[key])) continue;
    before[key] = stored[key];
    after[key] = value;
  }
  return Object.keys(after).length === 0 ? null : { before, after };
}

function keysOf<T extends object>(of: Partial<T>): (keyof T)[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal made by zod or by the caller
  return Object.keys(of) as (keyof T)[];
}

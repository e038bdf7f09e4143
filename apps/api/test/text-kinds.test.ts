import { textKinds, type TextKind } from '@gatehouse/core/platform/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { appRouter } from '../src/app-router.ts';

interface Found {
  readonly at: string;
  readonly kind: TextKind | null;
}

/** Every text in a schema with its kind; null for one without a kind. zod's own formats count as grammars. */
function textsIn(schema: unknown, at: string): Found[] {
  if (!(schema instanceof z.ZodType)) return [];
  // Follows the input side of a pipe. The readers of a record check its keys themselves.
  const { out: _, keyType: __, ...parts } = entriesOf(schema.def);
  if (parts['type'] === 'string')
    return [
      { at, kind: parts['format'] === undefined ? (textKinds.get(schema)?.kind ?? null) : 'formatted' },
    ];
  return Object.entries(parts).flatMap(([key, value]) => {
    if (key === 'shape')
      return Object.entries(entriesOf(value)).flatMap(([name, part]) => textsIn(part, `${at}.${name}`));
    return [value].flat().flatMap((part) => textsIn(part, at));
  });
}

const entriesOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

// oxlint-disable-next-line eslint/no-underscore-dangle -- where tRPC keeps its procedures
const procedures = Object.entries<object>(appRouter._def.procedures);
const texts = procedures.flatMap(([path, procedure]) => {
  const { inputs } = entriesOf(Reflect.get(procedure, '_def'));
  return (Array.isArray(inputs) ? inputs : []).flatMap((input) => textsIn(input, path));
});

test('each text in the inputs of all procedures declares its kind', () => {
  expect(texts.length).toBeGreaterThan(60);
  expect(texts.filter(({ kind }) => kind === null)).toEqual([]);
});

test('names of people and things are of the kind name, in every input', () => {
  const named = /(?:[Nn]ame|[Tt]itle|[Ll]abel)$/;
  expect(texts.filter(({ at, kind }) => named.test(at) && kind !== 'name')).toEqual([]);
  expect(texts.filter(({ kind }) => kind === 'name').map(({ at }) => at)).toEqual(
    expect.arrayContaining([
      'account.confirmPasskey.name',
      'account.updateProfile.displayName',
      'clientUsers.update.displayName',
      'clients.provision.businessName',
      'clients.provision.contactName',
      'clients.update.businessName',
      'clients.update.contactName',
      'invitations.accept.displayName',
    ]),
  );
});

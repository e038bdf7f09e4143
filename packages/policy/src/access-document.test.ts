import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accessDocument } from '../scripts/access-document.ts';
import { allActions } from './actions.ts';
import { openPaths, selfPaths } from './procedures.ts';
import { fieldRules } from './fields.ts';
import { pages } from './pages.ts';

test('docs/access.md is current: npm run access --workspace @gatehouse/policy writes it', () => {
  const written = readFileSync(join(import.meta.dirname, '../../../docs/access.md'), 'utf8');
  expect(written).toBe(accessDocument());
});

test('it names every path, every guarded field and every page once', () => {
  const text = accessDocument();
  const named = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path = '']) => path);
  const all = [allActions, Object.keys(fieldRules), selfPaths, openPaths, Object.keys(pages)].flat();
  expect(named.toSorted()).toEqual(all.toSorted());
});

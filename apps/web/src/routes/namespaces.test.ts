import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstNamespaces } from '../i18n/i18n.ts';

/** Every lazy page of a route file, with its list of namespaces and the file of its route. */
interface LazyPage {
  readonly route: string;
  readonly page: string;
  readonly namespaces: readonly string[];
}

const routes = import.meta.dirname;
const lazyPages = /lazyPage\(\s*\(\) => import\('([^']+)'\),\s*'\w+'(?:,\s*(\[[^\]]*\]))?,?\s*\)/g;
const quoted = (list = '') => [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);

const pages = readdirSync(routes).flatMap((file): LazyPage[] => {
  const text = readFileSync(join(routes, file), 'utf8');
  return [...text.matchAll(lazyPages)].map(([, page = '', list]) => ({
    route: file,
    page: join(routes, page),
    namespaces: quoted(list),
  }));
});

/** The app's own files that a file imports, statically or lazily: a dialog that opens later must not blank the page. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path = ''] of text.matchAll(/(?:from|import\()\s*'(\.[^']+\.tsx?)'/g))
    reached(join(dirname(file), path), seen);
  return seen;
}

/** The namespaces that a file reads; without a namespace the default one. */
function usedIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/useTranslation\(\s*(\[[^\]]*\]|'[^']+')?/g)].flatMap(([, names]) =>
    names === undefined ? ['common'] : quoted(names),
  );
}

const usedBy = (page: string) => new Set([...reached(page)].flatMap(usedIn));
const everywhere: readonly string[] = firstNamespaces;

describe('the texts of a page', () => {
  it('are looked for on every page', () => {
    expect(pages.length).toBeGreaterThan(15);
    expect(usedBy(join(routes, '../features/clients/list/clients-page.tsx'))).toContain('clients');
  });

  it.each(pages)('of $route arrive with its code, and no others', ({ page, namespaces }) => {
    const needed = [...usedBy(page)].filter((name) => !everywhere.includes(name));
    expect({ page: relative(routes, page), namespaces: namespaces.toSorted() }).toEqual({
      page: relative(routes, page),
      namespaces: needed.toSorted(),
    });
  });
});

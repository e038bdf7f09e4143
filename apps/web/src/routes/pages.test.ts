import { pages } from '@gatehouse/policy';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const sources = readdirSync(folder)
  .filter((file) => !/\.(?:test|gen)\./.test(file))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

/** Parent, name and path of each route, read from the files. */
const routes = sources.flatMap((text) =>
  [...text.matchAll(/^export const (\w+) = createRoute\(\{([\s\S]*?)^\}\);/gm)].map(
    ([, name = '', options = '']) => ({
      name,
      parent: /getParentRoute: \(\) => (\w+)/.exec(options)?.[1],
      path: /^ {2}path: '([^']*)'/m.exec(options)?.[1] ?? '',
    }),
  ),
);

function addressOf({ parent, path }: (typeof routes)[number]): string {
  const above = routes.find(({ name }) => name === parent);
  return `${above ? addressOf(above) : ''}/${path}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '');
}

describe('the pages of the router', () => {
  const addresses = new Set(routes.filter(({ path }) => path !== '').map(addressOf));

  it('are those of the policy: the server answers 404 for every other path', () => {
    expect(addresses.size).toBeGreaterThan(15);
    expect([...addresses].toSorted()).toEqual(Object.keys(pages).toSorted());
  });
});

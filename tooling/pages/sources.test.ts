import { describe, expect, test } from 'vitest';
import { routeTree, textTypes } from './sources.mjs';

const root = {
  file: 'root.tsx',
  text: 'export const rootRoute = createRootRouteWithContext<Context>()({\n});\n',
};
const page = (file: string, name: string, parent: string) => ({
  file,
  text: `export const ${name} = createRoute({\n  getParentRoute: () => ${parent},\n  path: '/x',\n});\n`,
});

describe('the route tree', () => {
  test('holds every page of the folder below the parent it names', () => {
    const tree = routeTree([
      page('team-members.tsx', 'membersRoute', 'teamRoute'),
      root,
      page('team.tsx', 'teamRoute', 'rootRoute'),
    ]);
    expect(tree).toContain("import { membersRoute } from './team-members.tsx';");
    expect(tree.replaceAll(/\s/g, '')).toContain(
      'routeTree=rootRoute.addChildren([teamRoute.addChildren([membersRoute,]),]);',
    );
  });

  test('is not written for a page that it would not contain', () => {
    expect(() => routeTree([root, page('lost.tsx', 'lostRoute', 'goneRoute')])).toThrow(
      /lost\.tsx.*goneRoute/,
    );
    const hidden = { file: 'hidden.tsx', text: 'const hiddenRoute = createRoute({\n});\n' };
    expect(() => routeTree([root, hidden])).toThrow(/hidden\.tsx/);
    const homeless = {
      file: 'homeless.tsx',
      text: "export const aRoute = createRoute({\n  path: '/a',\n});\n",
    };
    expect(() => routeTree([root, homeless])).toThrow(/names no parent/);
    expect(() => routeTree([])).toThrow(/no root route/);
  });
});

test('the types of the texts hold every namespace', () => {
  const types = textTypes(['time-zone', 'common']);
  expect(types).toContain("import type timeZone from '../locales/en/time-zone.json';");
  expect(types).toContain("    'time-zone': typeof timeZone;");
  expect(types.indexOf("'common': typeof")).toBeLessThan(types.indexOf("'time-zone': typeof"));
});

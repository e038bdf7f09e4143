import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The frame that the server can draw before the page's code is there; null where only the answer tells, as for a partner's own brand. */
export type Frame = 'bare' | 'wide' | 'shell' | null;

export interface PageRoute {
  /** As in policy's list of pages: `/clients/$clientId`. */
  readonly path: string;
  readonly frame: Frame;
  /** The files of the page and of the frames around it, from the outermost, relative to `src`. */
  readonly files: readonly string[];
  /** Whether it needs more texts than those of the first visit. */
  readonly inside: boolean;
}

interface Declared {
  readonly name: string;
  readonly parent: string | null;
  readonly path: string;
  readonly file: string | null;
  readonly inside: boolean;
}

/** Reads the routes as they are declared (docs/decisions/0037): what a page loads is known before a browser asks for it. */
export function routesOf(src: string): readonly PageRoute[] {
  const declared = readdirSync(join(src, 'routes'))
    .filter((file) => /(?<!\.test|\.gen)\.tsx?$/.test(file))
    .flatMap((file) => routesIn(readFileSync(join(src, 'routes', file), 'utf8')));
  const byName = new Map(declared.map((route) => [route.name, route]));
  const lineOf = (route: Declared): Declared[] => {
    const parent = byName.get(route.parent ?? '');
    return [...(parent ? lineOf(parent) : []), route];
  };
  const routes = declared.flatMap((route): PageRoute[] => {
    if (route.file === null) return [];
    const line = lineOf(route);
    const path = `/${line.flatMap((one) => one.path.split('/').filter(Boolean)).join('/')}`;
    const files = line.flatMap((one) => one.file ?? []);
    return [{ path, files, frame: frameOf(src, files), inside: line.some((one) => one.inside) }];
  });
  // The first view of a page has the page's own address, and loads more than the page around it.
  return [
    ...new Map(
      routes.toSorted((a, b) => a.files.length - b.files.length).map((route) => [route.path, route]),
    ).values(),
  ];
}

function routesIn(text: string): Declared[] {
  const routes = text.matchAll(/^export const (\w+) = createRoute\(\{([\s\S]*?)^\}\);/gm);
  return [...routes].map(([, name = '', options = '']) => ({
    name,
    parent: /getParentRoute: \(\) => (\w+)/.exec(options)?.[1] ?? null,
    path: /^ {2}path: '([^']*)'/m.exec(options)?.[1] ?? '',
    file: /import\('\.\.\/([^']+)'\)/.exec(options)?.[1] ?? null,
    inside:
      /lazyPage\([\s\S]*?'\w+', \[/.test(options) ||
      /lazyPage\(\s*\(\) => [^,]+,\s*'\w+',\s*\[/.test(options),
  }));
}

function frameOf(src: string, files: readonly string[]): Frame {
  if (files[0] === 'shell/shell.tsx') return 'shell';
  const [, wide] = /<BareFrame( wide)?>/.exec(readFileSync(join(src, files.at(-1) ?? ''), 'utf8')) ?? [];
  const named = readFileSync(join(src, files.at(-1) ?? ''), 'utf8').includes('<BareFrame>');
  return wide === undefined ? (named ? 'bare' : null) : 'wide';
}

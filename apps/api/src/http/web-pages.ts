import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decidePage, readLink, type Actor } from '@gatehouse/policy';
import type { Context } from 'hono';
import { webRoot } from './static-files.ts';

/** What the build knows of a page (apps/web/build/first-pages.ts). */
interface FirstPage {
  /** As in policy's list of pages. */
  readonly path: string;
  /** Which frame is seen before the app's code is there. Null: none, because only the answer tells whose page it is. */
  readonly frame: string | null;
  /** The files that its code and its texts come in. */
  readonly code: readonly string[];
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/**
 * Answers the address of a page. All pages share one document, which names what the page is going to load, so that the browser need not find
 * out step by step. The status tells existing pages from missing ones. A page outside the person's tier answers like one that does not
 * exist, with the document that names nothing (CONTRACT §2, *Pages*).
 */
export function createPages(): (c: Context, actor: Actor) => Response {
  let documents: ReturnType<typeof readDocuments> | undefined;
  return (c, actor) => {
    const path = c.req.path.length > 1 ? c.req.path.replace(/\/$/, '') : c.req.path;
    const verdict = decidePage(actor, path);
    if (verdict === 'sign-in') {
      const { pathname, search } = new URL(c.req.url);
      const back = pathname + search;
      return c.redirect(back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`, 302);
    }
    documents ??= readDocuments(webRoot);
    if (verdict !== 'show') return c.html(documents.ofNoPage, 404);
    return c.html(documents.of(readLink(path)?.page ?? path));
  };
}

function readDocuments(root: string) {
  const ofNoPage = readFileSync(join(root, 'index.html'), 'utf8');
  const file = join(root, '.vite/first-pages.json');
  const pages: readonly FirstPage[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const written = new Map<FirstPage, string>();
  return {
    ofNoPage,
    of(path: string): string {
      const page = pages.find((one) => matches(one.path, path));
      if (!page) return ofNoPage;
      const known = written.get(page) ?? documentOf(ofNoPage, page);
      written.set(page, known);
      return known;
    },
  };
}

function documentOf(document: string, { frame, code, texts }: FirstPage): string {
  const preloads = code.map((href) => `<link rel="modulepreload" crossorigin href="${href}">`);
  return document
    .replace('<!-- preloads -->', preloads.join('\n    '))
    .replace('name="gatehouse-texts" content=""', `name="gatehouse-texts" content='${JSON.stringify(texts)}'`)
    .replace(
      'id="first-frame"',
      frame === null ? 'id="first-frame"' : `id="first-frame" data-frame="${frame}"`,
    );
}

/** A segment that begins with $ stands for any one segment. */
function matches(pattern: string, path: string): boolean {
  const [expected, segments] = [pattern.split('/'), path.split('/')];
  return (
    expected.length === segments.length &&
    expected.every((part, index) => part.startsWith('$') || part === segments[index])
  );
}

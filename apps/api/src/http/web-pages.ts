import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decidePage, type Actor } from '@gatehouse/policy';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, MiddlewareHandler } from 'hono';

const webRoot = resolve(import.meta.dirname, '../../../web/dist');
const year = 31_536_000;

/** The built web app's files. Names of assets carry a hash of their content, so they never change. */
export function staticFiles(): MiddlewareHandler {
  const serve = serveStatic({
    root: webRoot,
    precompressed: false,
    onFound: (path, c) => {
      c.header(
        'cache-control',
        path.includes('/assets/') ? `public, max-age=${year}, immutable` : 'no-cache',
      );
    },
  });
  // createPages() alone answers the document: served from here it would lack its status and the redirect to sign-in. Hidden files belong to
  // the build: its manifest names every source file.
  const refused = /\/$|^\/index\.html$|\/\./;
  return (c, next) => (refused.test(c.req.path) ? next() : serve(c, next));
}

/**
 * Answers the address of a page. All pages share one document. The status tells existing pages from missing ones, and a page outside the
 * person's tier answers like one that does not exist (CONTRACT §2, *Pages*).
 */
export function createPages(): (c: Context, actor: Actor) => Response {
  let document: string | undefined;
  return (c, actor) => {
    const path = c.req.path.length > 1 ? c.req.path.replace(/\/$/, '') : c.req.path;
    const verdict = decidePage(actor, path);
    if (verdict === 'sign-in') {
      const { pathname, search } = new URL(c.req.url);
      const back = pathname + search;
      return c.redirect(back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`, 302);
    }
    document ??= readFileSync(join(webRoot, 'index.html'), 'utf8');
    return c.html(document, verdict === 'show' ? 200 : 404);
  };
}

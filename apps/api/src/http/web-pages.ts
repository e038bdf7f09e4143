import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decidePage, type Actor } from '@gatehouse/policy';
import type { Context } from 'hono';
import { webRoot } from './static-files.ts';

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

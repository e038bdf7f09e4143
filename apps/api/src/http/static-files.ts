import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Context, MiddlewareHandler } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { takesEncoding } from './accept-encoding.ts';

/** Where the built web app is. */
export const webRoot = resolve(import.meta.dirname, '../../../web/dist');

const forever = 'public, max-age=31536000, immutable';
/** What the build writes beside a file, best first. */
const encodings = { br: '.br', gzip: '.gz' } as const;
type Encoding = keyof typeof encodings;
const isPacked = /\.(?:br|gz)$/;

interface Served {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/**
 * The built web app's files, in the encoding the browser accepts. Names of assets carry a hash of their content, so they never change. A
 * file is read once: the build is a few megabytes, and a running server answers with the build it started with.
 */
export function staticFiles(root = webRoot): MiddlewareHandler {
  let paths: ReadonlySet<string> | undefined;
  const read = new Map<string, Served>();
  return async (c, next) => {
    paths ??= pathsBelow(root);
    const { path, method } = c.req;
    if (!paths.has(path) || isPacked.test(path) || (method !== 'GET' && method !== 'HEAD')) return next();
    const encoding = encodingFor(c, path, paths);
    const name = `${path}${encoding ? encodings[encoding] : ''}`;
    const known = read.get(name) ?? served(root, path, encoding);
    read.set(name, known);
    if (path.startsWith('/assets/')) c.set('isAsset', true);
    const isKnown = c.req.header('if-none-match')?.includes(known.headers['etag'] ?? '') === true;
    return isKnown ? c.body(null, 304, withoutBody(known.headers)) : c.body(known.bytes, 200, known.headers);
  };
}

/**
 * What may be asked for. createPages() alone answers the document: served from here it would lack its status and the redirect to sign-in.
 * Hidden files belong to the build: its manifest names every source file.
 */
function pathsBelow(root: string): ReadonlySet<string> {
  if (!existsSync(root)) return new Set();
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/(?:^|[\\/])\./.test(name) && statSync(join(root, name)).isFile(),
  );
  const paths = new Set(names.map((name) => `/${name.replaceAll(sep, '/')}`));
  paths.delete('/index.html');
  return paths;
}

function served(root: string, path: string, encoding: Encoding | null): Served {
  const bytes = new Uint8Array(readFileSync(join(root, `${path}${encoding ? encodings[encoding] : ''}`)));
  return {
    bytes,
    headers: {
      'content-type': getMimeType(path) ?? 'application/octet-stream',
      'content-length': String(bytes.length),
      'cache-control': path.startsWith('/assets/') ? forever : 'no-cache',
      // Of the bytes as sent: each encoding has a tag of its own.
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    },
  };
}

function withoutBody({ etag = '', vary = '', 'cache-control': cacheControl = '' }: Record<string, string>) {
  return { etag, vary, 'cache-control': cacheControl };
}

/** The best encoding that the browser takes and the build has made of this file. */
function encodingFor(c: Context, path: string, paths: ReadonlySet<string>): Encoding | null {
  const accepted = c.req.header('accept-encoding');
  for (const encoding of ['br', 'gzip'] as const)
    if (paths.has(`${path}${encodings[encoding]}`) && takesEncoding(accepted, encoding)) return encoding;
  return null;
}

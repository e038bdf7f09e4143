import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { takesEncoding } from './accept-encoding.ts';

/** Compressing a shorter text costs the server more than its bytes cost anyone. */
const shortest = 4_096;
/** Works in libuv's pool, where passwords are hashed too: hashing leaves two threads free. */
const compress = promisify(gzip);

/** The response with this text, compressed where that pays and the client can read it. */
export async function compressed(
  request: Request,
  text: string,
  init: { readonly status: number; readonly headers: Headers },
): Promise<Response> {
  if (text.length < shortest) return new Response(text, init);
  init.headers.set('vary', 'accept-encoding');
  if (!takesEncoding(request.headers.get('accept-encoding'), 'gzip')) return new Response(text, init);
  init.headers.set('content-encoding', 'gzip');
  return new Response(new Uint8Array(await compress(text)), init);
}

import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { isSentAlone } from '@gatehouse/policy';
import { appRouter } from '../app-router.ts';
import { createContext, type Context, type RequestDetails, type ServerDeps } from '../trpc/context.ts';
import { answers, refusalOf, type Refusal } from '../trpc/errors.ts';

const endpoint = '/trpc';
const maxBatch = 10;

/**
 * The procedures a tRPC address names: `/trpc/a.b,c.d` names two. Decodes first and splits afterwards, as tRPC does: a comma, dot or letter
 * written as %XX names the same procedure. Null for what cannot be decoded.
 */
export function pathsOf(url: string): string[] | null {
  try {
    const named = decodeURIComponent(new URL(url).pathname.slice(endpoint.length));
    return withoutSlashes(named).split(',');
  } catch {
    return null;
  }
}

/** Removes slashes around the name. Uses a loop because `/\/+$/` takes quadratic time on a long row of slashes. */
function withoutSlashes(named: string): string {
  let [from, to] = [0, named.length];
  while (from < to && named[from] === '/') from += 1;
  while (to > from && named[to - 1] === '/') to -= 1;
  return named.slice(from, to);
}

/** True for a batch that is refused as a whole before any call of it runs. */
export function isForbiddenBatch(paths: readonly string[]): boolean {
  return paths.length > maxBatch || (paths.length > 1 && paths.some(isSentAlone));
}

/**
 * Reduces a request to what tRPC may see: method, procedures, input. Headers are dropped because some select another parser, or a stream
 * whose status is always 200 and whose cookies are lost. The address is rebuilt, so that tRPC sees no spelling this file has not checked.
 */
async function plainRequest(request: Request, paths: readonly string[]): Promise<Request> {
  const { method, signal } = request;
  const given = new URL(request.url);
  const batched = given.searchParams.get('batch') === '1';
  const url = new URL(`${endpoint}/${encodeURIComponent(paths.join(','))}`, given);
  if (batched) url.searchParams.set('batch', '1');
  const input = given.searchParams.get('input');
  if (input !== null) url.searchParams.set('input', input);
  const headers = { 'content-type': 'application/json' };
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  // Clients without input send no body at all.
  const body = (await request.text()) || '{}';
  return new Request(url, { method, headers, signal, body });
}

/** Makes the Set-Cookie lines that a procedure may send. */
interface CookieLines {
  readonly session: (token: string | null) => string;
  readonly devices: (value: string) => string;
}

/** Returns tRPC's answer, or the refusal if tRPC failed before it had a context. */
export async function answerTrpc(
  request: Request,
  paths: readonly string[],
  deps: ServerDeps,
  details: Omit<RequestDetails, 'setSession' | 'setDeviceTokens'>,
  cookies: CookieLines,
): Promise<Response | Refusal> {
  let context: Context | undefined;
  let refused: Refusal | undefined;
  const response = await fetchRequestHandler({
    endpoint,
    req: await plainRequest(request, paths),
    router: appRouter,
    maxBatchSize: maxBatch,
    createContext({ resHeaders }) {
      context = createContext(deps, {
        ...details,
        setSession: (token) => resHeaders.append('set-cookie', cookies.session(token)),
        setDeviceTokens: (value) => resHeaders.append('set-cookie', cookies.devices(value)),
      });
      return context;
    },
    responseMeta({ errors, info }) {
      const refusals = errors.map(refusalOf);
      const wait = refusals.find(({ retryAfter }) => retryAfter !== undefined)?.retryAfter;
      const headers = wait === undefined ? {} : { 'retry-after': String(wait) };
      const [only] = refusals;
      refused = only;
      // tRPC has no code for 410 Gone. A call that is alone in its request has its own HTTP status.
      return only && info?.isBatchCall === false
        ? { status: answers[only.reason].status, headers }
        : { headers };
    },
  });
  // Without a context, tRPC's error has neither the request id nor our sentences.
  return context === undefined && refused !== undefined ? refused : response;
}

import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { appRouter } from '../app-router.ts';
import { createContext, type Context, type RequestDetails, type ServerDeps } from '../trpc/context.ts';
import { answers, refusalOf, type Refusal } from '../trpc/errors.ts';

const endpoint = '/trpc';
const maxBatch = 10;

/** Procedures that refuse company: in a batch they would be a way around limits (SECURITY R34). */
const alone: ReadonlySet<string> = new Set([
  'auth.signIn',
  'auth.signInWithPasskey',
  'auth.verifySecondFactor',
  'auth.requestPasswordReset',
  'auth.previewReset',
  'auth.resetPassword',
  'invitations.accept',
]);

/**
 * The procedures a tRPC address names: `/trpc/a.b,c.d` names two. Decoded first and split afterwards, in the order tRPC does it: a comma, a
 * dot or a letter written as %XX names the same procedure. Null for what cannot be decoded.
 */
export function pathsOf(url: string): string[] | null {
  try {
    const named = decodeURIComponent(new URL(url).pathname.slice(endpoint.length));
    return withoutSlashes(named).split(',');
  } catch {
    return null;
  }
}

/** Around the name. A loop, since `/\/+$/` looks at each slash of a long row again from every one before it. */
function withoutSlashes(named: string): string {
  let [from, to] = [0, named.length];
  while (from < to && named[from] === '/') from += 1;
  while (to > from && named[to - 1] === '/') to -= 1;
  return named.slice(from, to);
}

/** True for a batch that is refused as a whole before anything of it runs. */
export function isForbiddenBatch(paths: readonly string[]): boolean {
  return paths.length > maxBatch || (paths.length > 1 && paths.some((path) => alone.has(path)));
}

/**
 * What tRPC may see of a request: method, procedures, input. No header reaches it, because some would choose another parser or a stream,
 * whose status is always 200 and whose cookies are lost; and no way of writing the address that we have not looked at.
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
  // No body at all is what clients send for no input.
  const body = (await request.text()) || '{}';
  return new Request(url, { method, headers, signal, body });
}

/** The Set-Cookie lines a procedure may ask for. */
interface CookieLines {
  readonly session: (token: string | null) => string;
  readonly devices: (value: string) => string;
}

/** Answers what tRPC answers, or says why it did not even begin. */
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
      // tRPC has no code for 410 Gone; alone in its request, a call's status is its own.
      return only && info?.isBatchCall === false
        ? { status: answers[only.reason].status, headers }
        : { headers };
    },
  });
  // Refused before there was a context, an error knows neither its request's id nor our sentences.
  return context === undefined && refused !== undefined ? refused : response;
}

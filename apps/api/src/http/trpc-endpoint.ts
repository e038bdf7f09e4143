import { callTRPCProcedure, getTRPCErrorFromUnknown, TRPCError } from '@trpc/server';
import { isSentAlone } from '@gatehouse/policy';
import { appRouter } from '../app-router.ts';
import { typesOfProcedures } from '../trpc/access-map.ts';
import { createContext, type RequestDetails, type ServerDeps } from '../trpc/context.ts';
import { answers, errorShape, refusalOf, type Refusal } from '../trpc/errors.ts';
import { compressed } from './compressed.ts';

// tRPC's protocol over HTTP, as far as the portal speaks it: JSON, one call or a batch, no streams (docs/decisions/0048).

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

type ProcedureType = 'query' | 'mutation';

/** What procedures may learn of a request: method, names and input. No header selects another parser, or a stream. */
interface Calls {
  readonly type: ProcedureType;
  readonly paths: readonly string[];
  readonly batched: boolean;
  /** The input as JSON; null without one. */
  readonly input: string | null;
}

async function callsOf(request: Request, paths: readonly string[]): Promise<Calls> {
  const { searchParams } = new URL(request.url);
  const batched = searchParams.get('batch') === '1';
  const named = { paths: batched ? paths : [paths.join(',')], batched };
  if (request.method === 'GET') return { ...named, type: 'query', input: searchParams.get('input') || null };
  // Clients without input send no body at all.
  return { ...named, type: 'mutation', input: (await request.text()) || '{}' };
}

/** The input of the call at this place. Parsed when a procedure asks for it: access is decided before. */
function inputsOf({ batched, input }: Calls): (at: number) => Promise<unknown> {
  let parsed: unknown;
  return async (at) => {
    if (input === null) return undefined;
    parsed ??= parse(input);
    if (!batched) return parsed;
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'The input of a batch is an object.' });
    return Object.hasOwn(parsed, at) ? Reflect.get(parsed, at) : undefined;
  };
}

function parse(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch (cause) {
    throw new TRPCError({ code: 'PARSE_ERROR', cause });
  }
}

/** Makes the Set-Cookie lines that a procedure may send. */
interface CookieLines {
  readonly session: (token: string | null) => string;
  readonly devices: (value: string) => string;
}

/** Runs the calls of a request and returns the answer, or the refusal of a request that is no call. */
export async function answerTrpc(
  request: Request,
  paths: readonly string[],
  deps: ServerDeps,
  details: Omit<RequestDetails, 'setSession' | 'setDeviceTokens'>,
  cookies: CookieLines,
): Promise<Response | Refusal> {
  if (request.method === 'HEAD') return new Response(null, { status: 204 });
  const calls = await callsOf(request, paths);
  if (mixesTypes(calls.paths)) return { reason: 'invalid_input' };
  const headers = new Headers({ 'content-type': 'application/json' });
  const context = createContext(deps, {
    ...details,
    setSession: (token) => headers.append('set-cookie', cookies.session(token)),
    setDeviceTokens: (value) => headers.append('set-cookie', cookies.devices(value)),
  });
  const inputOf = inputsOf(calls);
  const answered = await Promise.all(
    calls.paths.map(async (path, batchIndex) => {
      const { type } = calls;
      const getRawInput = () => inputOf(batchIndex);
      try {
        const call = {
          router: appRouter,
          path,
          type,
          ctx: context,
          getRawInput,
          batchIndex,
          signal: undefined,
        };
        return { data: await callTRPCProcedure(call) };
      } catch (error) {
        return { refusal: refusalOf(getTRPCErrorFromUnknown(error)) };
      }
    }),
  );
  const refusals = answered.flatMap(({ refusal }) => refusal ?? []);
  const wait = refusals.find(({ retryAfter }) => retryAfter !== undefined)?.retryAfter;
  if (wait !== undefined) headers.set('retry-after', String(wait));
  const bodies = answered.map(({ data, refusal }) =>
    refusal ? { error: errorShape(refusal, details.origin.requestId) } : { result: { data } },
  );
  const body = JSON.stringify(calls.batched ? bodies : bodies[0]);
  return compressed(request, body, { status: statusOf(answered), headers });
}

/** All calls' own status if it is the same; otherwise 207. */
function statusOf(answered: readonly { readonly refusal?: Refusal }[]): number {
  const statuses = new Set(answered.map(({ refusal }) => (refusal ? answers[refusal.reason].status : 200)));
  const [only = 207] = statuses;
  return statuses.size === 1 ? only : 207;
}

const types = typesOfProcedures(appRouter);

/** Whether these procedures are queries and mutations. A name that is no procedure is neither. */
const mixesTypes = (paths: readonly string[]): boolean =>
  new Set(paths.flatMap((path) => types.get(path) ?? [])).size > 1;

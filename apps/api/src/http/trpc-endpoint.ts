import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { appRouter } from '../app-router.ts';
import { createContext, type RequestFacts, type ServerDeps } from '../trpc/context.ts';
import { answers, refusalOf } from '../trpc/errors.ts';

const maxBatch = 10;

/** Procedures that refuse company: in a batch they would be a way around limits (SECURITY R34). */
const alone: ReadonlySet<string> = new Set([
  'auth.signIn',
  'auth.verifySecondFactor',
  'auth.requestPasswordReset',
  'auth.resetPassword',
  'invitations.accept',
]);

/** The paths of a tRPC request: `/trpc/a.b,c.d` holds two. */
export function pathsOf(url: string): string[] {
  return new URL(url).pathname.slice('/trpc/'.length).replaceAll(/%2c/gi, ',').split(',');
}

/** True for a batch that is refused as a whole before anything of it runs. */
export function isForbiddenBatch(url: string): boolean {
  const paths = pathsOf(url);
  const batched = new URL(url).searchParams.has('batch') || paths.length > 1;
  return batched && (paths.length > maxBatch || (paths.length > 1 && paths.some((path) => alone.has(path))));
}

export function answerTrpc(
  request: Request,
  deps: ServerDeps,
  facts: Omit<RequestFacts, 'setSession'>,
  cookieLine: (token: string | null) => string,
) {
  return fetchRequestHandler({
    endpoint: '/trpc',
    req: request,
    router: appRouter,
    maxBatchSize: maxBatch,
    createContext: ({ resHeaders }) =>
      createContext(deps, {
        ...facts,
        setSession: (token) => resHeaders.append('set-cookie', cookieLine(token)),
      }),
    responseMeta({ errors, info }) {
      const refusals = errors.map(refusalOf);
      const wait = refusals.find(({ retryAfter }) => retryAfter !== undefined)?.retryAfter;
      const headers = wait === undefined ? {} : { 'retry-after': String(wait) };
      const [only] = refusals;
      // tRPC has no code for 410 Gone; alone in its request, a call's status is its own.
      return only && info?.isBatchCall === false
        ? { status: answers[only.reason].status, headers }
        : { headers };
    },
  });
}

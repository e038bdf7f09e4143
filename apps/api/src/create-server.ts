import { randomUUID } from 'node:crypto';
import { createTurns, mostCallsOfOne, subscriberOf } from '@gatehouse/core/platform';
import { anonymous, type Reason } from '@gatehouse/policy';
import { identify, type Identified } from '@gatehouse/core/identity';
import { Hono, type Context, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { appRouter } from './app-router.ts';
import { createAdmission } from './http/admission.ts';
import {
  clientAddress,
  createDeviceCookie,
  createSessionCookie,
  isAnotherPage,
  isPortalRequest,
  ownHosts,
  pageChangedHeader,
  pageDetails,
  zoneSent,
} from './http/request-details.ts';
import { forgedRequests } from './http/forged-requests.ts';
import { errorResponse } from './http/error-response.ts';
import { explainRefusals, explainRefusedOrigin, explainUnknownHost } from './http/explained-refusals.ts';
import { hasHungUp } from './http/hung-up.ts';
import { createReadinessCheck, type Readiness } from './http/health.ts';
import { hasMetricsToken, type Metrics } from './http/metrics.ts';
import { securityHeaders } from './http/security-headers.ts';
import { answerTrpc, isForbiddenBatch, pathsOf } from './http/trpc-endpoint.ts';
import { staticFiles } from './http/static-files.ts';
import { createPages } from './http/web-pages.ts';
import { accessProblems } from './trpc/access-map.ts';
import { createContext, type ServerDeps } from './trpc/context.ts';
import { noteRefusal } from './trpc/errors.ts';

export interface ServerOptions extends Omit<ServerDeps, 'turns'> {
  /** Multiplies how many calls one person may have running, and every other limit of the process. */
  readonly rateLimitScale: number;
  readonly trustedProxies: number;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Bearer token that opens /metrics on the public port. Null keeps /metrics closed there. */
  readonly metricsToken: string | null;
}

type Variables = { requestId: string; isAsset?: true };
const maxBody = 100_000;
/** Per 15 minutes. */
const forgedOfOneNetwork = 100;
/** Simultaneous calls of unknown visitors. This is more than may wait for a password comparison. */
const strangersOfOneNetwork = 150;
/** The methods that procedures are called with. Others, such as TRACE, cannot be made into a Request. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

type HttpContext = Context<{ Variables: Variables }>;

/** The HTTP middleware, in the order a request passes it. Importing has no side effect; tests call createServer with their own app. */
export function createServer(options: ServerOptions): Hono<{ Variables: Variables }> {
  const problems = accessProblems(appRouter);
  if (problems.length > 0) throw new Error(`The access map is incomplete:\n${problems.join('\n')}`);

  const { app, publicUrl, metrics, metricsToken } = options;
  const entrance = openEntrance(options);
  const isReady = createReadinessCheck(options.readiness);
  const hosts = ownHosts(publicUrl);
  const pages = createPages();
  const http = new Hono<{ Variables: Variables }>();

  http.use(observed(options));
  http.use(securityHeaders(publicUrl));

  http.get('/healthz', (c) => c.text('ok'));
  http.get('/readyz', async (c) => ((await isReady()) ? c.text('ready') : c.text('not ready', 503)));
  http.get('/metrics', async (c) => {
    const open = metricsToken !== null && hasMetricsToken(c.req.header('authorization'), metricsToken);
    return open
      ? c.text(await metrics.text(), 200, { 'content-type': metrics.contentType })
      : pages(c, anonymous);
  });

  // An unknown host could be any name pointed at this server. An answer would carry that name into caches and mails.
  http.use(async (c, next) => {
    if (hosts.has(c.req.header('host')?.toLowerCase() ?? '')) return next();
    explainUnknownHost(entrance.explain, c, hosts);
    return c.text('This host is not served here.', 421);
  });
  http.use('/trpc/*', boundedBody());
  http.all('/trpc/*', answerCalls(options, entrance));

  http.use(compress());
  http.use(staticFiles());
  http.get('*', (c) => {
    const show = async (whose: () => Promise<Identified | null>) =>
      pages(c, (await whose())?.actor ?? anonymous);
    const refuse = () =>
      c.text('Too many requests at a time. Try again in a moment.', 429, { 'retry-after': '1' });
    return entrance.admit(c, 1, show, async () => refuse());
  });
  http.notFound((c) => c.text('There is nothing here.', 404));
  http.onError((error, c) => {
    // The client is gone and the server has not failed. The request's own log line records the 499.
    if (hasHungUp(c)) return new Response(null, { status: 499 });
    app.logger.error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return errorResponse(c, 'internal', c.get('requestId'));
  });
  return http;
}

/** Refuses a body beyond `maxBody`. Node itself ends a body at the length that the request states. */
function boundedBody() {
  const tooLarge = (c: HttpContext) => errorResponse(c, 'too_large', c.get('requestId'));
  // Reads a body of unknown length. It asks for the body first, which makes a second request with a stream out of every request.
  const read = bodyLimit({ maxSize: maxBody, onError: tooLarge });
  return async (c: HttpContext, next: Next) => {
    // Nobody reads the body of these.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return read(c, next);
    return Number(length) > maxBody ? tooLarge(c) : next();
  };
}

/** Gives each request its id. When it has been answered, writes a log line and updates the metrics. */
function observed({ app, metrics }: Pick<ServerOptions, 'app' | 'metrics'>) {
  return async (c: HttpContext, next: Next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    await next();
    const ms = performance.now() - started;
    // Written into the response itself: `c.header` would copy it, and make a stream of its body.
    const { headers } = c.res;
    headers.set('x-request-id', c.get('requestId'));
    // A response that does not declare itself cacheable may be private.
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    const kind = c.req.path.startsWith('/trpc/')
      ? 'trpc'
      : c.req.path.startsWith('/assets/')
        ? 'asset'
        : 'page';
    metrics.observe({ method: c.req.method, kind, status: String(c.res.status) }, ms / 1_000);
    // Logs the path without its query: the query holds procedure inputs and tokens. A mail program that writes a link's # as %23 moves the
    // token into the path itself. The log therefore cuts off everything after the name of a link's page, in every spelling.
    const path = c.req.path
      .replace(/^(\/+(?:accept|reset)).+/is, '$1…')
      .replace(/(token).+/is, '$1…')
      .slice(0, 200);
    app.logger.info(
      { requestId: c.get('requestId'), method: c.req.method, path, status: c.res.status, ms: Math.round(ms) },
      'request',
    );
  };
}

/** Middleware that calls and pages share: finds the session, and bounds how many requests of one visitor run simultaneously. */
function openEntrance(options: ServerOptions) {
  const { app, publicUrl, rateLimitScale: scale, trustedProxies } = options;
  const scaled = (most: number) => Math.max(1, Math.round(most * scale));
  const cookie = createSessionCookie(publicUrl);
  const admission = createAdmission({
    ofSession: mostCallsOfOne(scale),
    ofNetwork: scaled(strangersOfOneNetwork),
  });
  return {
    cookie,
    explain: explainRefusals(app.logger),
    isWorthNoting: forgedRequests(scaled(forgedOfOneNetwork)),
    /** `enter` looks the session up only where it is needed. `full` gets the refused person, where known already. */
    admit<T>(
      c: HttpContext,
      calls: number,
      enter: (whose: () => Promise<Identified | null>) => Promise<T>,
      full: (who: Identified | null) => Promise<T>,
    ): Promise<T> {
      const token = cookie.read(c);
      const visitor = { token, network: subscriberOf(clientAddress(c, trustedProxies)) };
      return admission(
        visitor,
        calls,
        (asks) =>
          enter(() => {
            const asked = token === null ? Promise.resolve(null) : identify(app.db(), token, options);
            asks(asked);
            return asked;
          }),
        full,
      );
    },
  };
}

/** The handler of all procedure calls. Requests that tRPC must not see are refused here. */
function answerCalls(options: ServerOptions, entrance: ReturnType<typeof openEntrance>) {
  const { cookie, explain } = entrance;
  const { app, publicUrl, trustedProxies, rateLimitScale: scale } = options;
  const deps: ServerDeps = { ...options, turns: createTurns({ scale }) };
  const devices = createDeviceCookie(publicUrl);
  const lines = { session: cookie.line, devices: devices.line };
  return (c: HttpContext): Promise<Response> => {
    const requestId = c.get('requestId');
    const origin = {
      requestId,
      ip: clientAddress(c, trustedProxies),
      userAgent: c.req.header('user-agent') ?? null,
      timeZone: zoneSent(c),
    };
    const sent = {
      token: cookie.read(c),
      origin,
      page: pageDetails(c),
      deviceTokens: devices.read(c),
      idempotencyKey: c.req.header('idempotency-key') ?? null,
    };
    const paths = pathsOf(c.req.url);
    const refuse = async (identified: Identified | null, reason: Reason) => {
      const mute = { setSession: () => {}, setDeviceTokens: () => {} };
      const context = createContext(deps, { ...sent, identified, ...mute });
      if (identified !== null || entrance.isWorthNoting(origin.ip, app.clock.now().getTime()))
        await noteRefusal(context, paths?.join(',') ?? '', reason);
      return errorResponse(c, reason, requestId);
    };
    const enter = async (whose: () => Promise<Identified | null>) => {
      if (c.req.method !== 'GET' && !isPortalRequest(c, publicUrl)) {
        explainRefusedOrigin(explain, c, publicUrl);
        return refuse(await whose(), 'request_verification_failed');
      }
      if (paths === null || !methods.has(c.req.method)) return errorResponse(c, 'not_found', requestId);
      if (isForbiddenBatch(paths)) return errorResponse(c, 'invalid_input', requestId);
      const identified = await whose();
      const answer = await answerTrpc(c.req.raw, paths, deps, { ...sent, identified }, lines);
      const response = answer instanceof Response ? answer : errorResponse(c, answer.reason, requestId);
      // Queries are answered nevertheless. The header tells the page that the answer is for another person or membership than it shows.
      if (isAnotherPage(sent.page, identified)) response.headers.set(pageChangedHeader, 'changed');
      return response;
    };
    return entrance.admit(c, paths?.length ?? 1, enter, async (who) => {
      c.header('retry-after', '1');
      return refuse(who, 'rate_limited');
    });
  };
}

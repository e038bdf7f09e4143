import { randomUUID } from 'node:crypto';
import { createTurns, mostCallsOfOne, subscriberOf } from '@gatehouse/core/platform';
import { anonymous, type Reason } from '@gatehouse/policy';
import { identify } from '@gatehouse/core/identity';
import { Hono } from 'hono';
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
import { createPages, staticFiles } from './http/web-pages.ts';
import { accessProblems } from './trpc/access-map.ts';
import { createContext, type RequestDetails, type ServerDeps } from './trpc/context.ts';
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

type Variables = { requestId: string };
const maxBody = 100_000;
/** Per 15 minutes. */
const forgedOfOneNetwork = 100;
/** Simultaneous calls of unknown visitors. This is more than may wait for a password comparison. */
const strangersOfOneNetwork = 150;
/** The methods that procedures are called with. Others, such as TRACE, cannot be made into a Request. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** The HTTP middleware, in the order a request passes it. Importing has no side effect; tests call createServer with their own app. */
export function createServer(options: ServerOptions): Hono<{ Variables: Variables }> {
  const problems = accessProblems(appRouter);
  if (problems.length > 0) throw new Error(`The access map is not whole:\n${problems.join('\n')}`);

  const { app, publicUrl, metrics, rateLimitScale: scale } = options;
  const deps: ServerDeps = { ...options, turns: createTurns({ scale }) };
  const scaled = (most: number) => Math.max(1, Math.round(most * scale));
  const admit = createAdmission({
    ofSession: mostCallsOfOne(scale),
    ofNetwork: scaled(strangersOfOneNetwork),
  });
  const isWorthNoting = forgedRequests(scaled(forgedOfOneNetwork));
  const isReady = createReadinessCheck(options.readiness);
  const cookie = createSessionCookie(publicUrl);
  const devices = createDeviceCookie(publicUrl);
  const hosts = ownHosts(publicUrl);
  const pages = createPages();
  const explain = explainRefusals(app.logger);
  const http = new Hono<{ Variables: Variables }>();

  http.use(async (c, next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    await next();
    const ms = performance.now() - started;
    c.header('x-request-id', c.get('requestId'));
    // A response that does not declare itself cacheable may be private.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
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
  });
  http.use(securityHeaders(publicUrl));

  http.get('/healthz', (c) => c.text('ok'));
  http.get('/readyz', async (c) => ((await isReady()) ? c.text('ready') : c.text('not ready', 503)));
  http.get('/metrics', async (c) => {
    const open =
      options.metricsToken !== null && hasMetricsToken(c.req.header('authorization'), options.metricsToken);
    return open
      ? c.text(await metrics.text(), 200, { 'content-type': metrics.contentType })
      : pages(c, anonymous);
  });

  // An unknown host could be any name pointed at this server. An answer would carry that name into caches and mails.
  http.use(async (c, next) => {
    if (hosts.has(c.req.header('host')?.toLowerCase() ?? '')) return next();
    explainUnknownHost(explain, c, hosts);
    return c.text('This host is not served here.', 421);
  });
  http.use(compress());

  const identified = async (token: string | null) =>
    token === null ? null : identify(app.db(), token, options);
  const originOf = (c: Parameters<typeof clientAddress>[0], requestId: string) => ({
    requestId,
    ip: clientAddress(c, options.trustedProxies),
    userAgent: c.req.header('user-agent') ?? null,
    timeZone: zoneSent(c),
  });

  const visitorOf = (token: string | null, ip: string | null) => ({
    token,
    network: subscriberOf(ip),
  });

  http.use(
    '/trpc/*',
    bodyLimit({ maxSize: maxBody, onError: (c) => errorResponse(c, 'too_large', c.get('requestId')) }),
  );
  http.all('/trpc/*', async (c) => {
    const requestId = c.get('requestId');
    const token = cookie.read(c);
    const origin = originOf(c, requestId);
    const page = pageDetails(c);
    const sent = {
      token,
      origin,
      page,
      deviceTokens: devices.read(c),
      idempotencyKey: c.req.header('idempotency-key') ?? null,
    };
    const paths = pathsOf(c.req.url);
    const mute = { setSession: () => {}, setDeviceTokens: () => {} };
    const refuse = async (details: Pick<RequestDetails, 'identified'>, reason: Reason) => {
      const context = createContext(deps, { ...sent, ...details, ...mute });
      const isStranger = details.identified === null;
      if (!isStranger || isWorthNoting(origin.ip, app.clock.now().getTime()))
        await noteRefusal(context, paths?.join(',') ?? '', reason);
      return errorResponse(c, reason, requestId);
    };
    return admit(
      visitorOf(token, origin.ip),
      paths?.length ?? 1,
      async (asks) => {
        const whose = async () => {
          const asked = identified(token);
          asks(asked);
          return { identified: await asked };
        };
        if (c.req.method !== 'GET' && !isPortalRequest(c, publicUrl)) {
          explainRefusedOrigin(explain, c, publicUrl);
          return refuse(await whose(), 'request_verification_failed');
        }
        if (paths === null || !methods.has(c.req.method)) return errorResponse(c, 'not_found', requestId);
        if (isForbiddenBatch(paths)) return errorResponse(c, 'invalid_input', requestId);
        const details = { ...sent, ...(await whose()) };
        const answer = await answerTrpc(c.req.raw, paths, deps, details, {
          session: cookie.line,
          devices: devices.line,
        });
        const response = answer instanceof Response ? answer : errorResponse(c, answer.reason, requestId);
        // Queries are answered nevertheless. The header tells the page that the answer is for another person or membership than it shows.
        if (isAnotherPage(page, details.identified)) response.headers.set(pageChangedHeader, 'changed');
        return response;
      },
      async (who) => {
        c.header('retry-after', '1');
        return refuse({ identified: who }, 'rate_limited');
      },
    );
  });

  http.use(staticFiles());
  http.get('*', async (c) => {
    const token = cookie.read(c);
    return admit(
      visitorOf(token, clientAddress(c, options.trustedProxies)),
      1,
      async (asks) => {
        const asked = identified(token);
        asks(asked);
        return pages(c, (await asked)?.actor ?? anonymous);
      },
      async () => c.text('Too many requests at a time. Try again in a moment.', 429, { 'retry-after': '1' }),
    );
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

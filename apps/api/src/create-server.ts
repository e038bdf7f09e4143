import { randomUUID } from 'node:crypto';
import { createTurns, mostCallsOfOne, networkOf } from '@gatehouse/core/platform';
import { anonymous, type Reason } from '@gatehouse/policy';
import { identify } from '@gatehouse/core/identity';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { appRouter } from './app-router.ts';
import { createAdmission } from './http/admission.ts';
import { clientAddress } from './http/client-address.ts';
import { forgedRequests } from './http/forged-requests.ts';
import { errorResponse } from './http/error-response.ts';
import { explainRefusals, explainRefusedOrigin, explainUnknownHost } from './http/explained-refusals.ts';
import { hasHungUp } from './http/hung-up.ts';
import { createReadinessCheck, type Readiness } from './http/health.ts';
import { isAnotherPage, pageChangedHeader, pageDetails } from './http/page-details.ts';
import { ownHosts } from './http/hosts.ts';
import { hasMetricsToken, type Metrics } from './http/metrics.ts';
import { isPortalRequest } from './http/portal-request.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createDeviceCookie } from './http/device-cookie.ts';
import { createSessionCookie } from './http/session-cookie.ts';
import { zoneSent } from './http/zone-sent.ts';
import { answerTrpc, isForbiddenBatch, pathsOf } from './http/trpc-endpoint.ts';
import { createPages, staticFiles } from './http/web-pages.ts';
import { accessProblems } from './trpc/access-map.ts';
import { createContext, type RequestDetails, type ServerDeps } from './trpc/context.ts';
import { noteRefusal } from './trpc/note-refusal.ts';

export interface ServerOptions extends Omit<ServerDeps, 'turns'> {
  /** Multiplies what one person may have under way, and every other limit of a process. */
  readonly rateLimitScale: number;
  readonly trustedProxies: number;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Bearer token that opens /metrics on the public port; null keeps it shut. */
  readonly metricsToken: string | null;
}

type Variables = { requestId: string };
const maxBody = 100_000;
/** In a quarter of an hour. */
const forgedOfOneNetwork = 100;
/** At a time, of whoever is not known: more than may wait for a password to be compared. */
const strangersOfOneNetwork = 150;
/** All that procedures are called by; some others, such as TRACE, no Request can be made of. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** Everything HTTP, in the order a request passes it. No side effect on import; tests call it with an app of their own. */
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
    // Whatever does not say that it may be kept is somebody's own.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    const kind = c.req.path.startsWith('/trpc/')
      ? 'trpc'
      : c.req.path.startsWith('/assets/')
        ? 'asset'
        : 'page';
    metrics.observe({ method: c.req.method, kind, status: String(c.res.status) }, ms / 1_000);
    // The path without its query: inputs of procedures stand there, and tokens among them. One more may stand in the path itself, where a
    // mail program wrote a link's # as %23: nothing that follows the page of a link is logged, however it is spelled.
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

  // A host we do not know could be anybody's name for us; what we answered would carry it into caches and mails.
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
    network: networkOf(ip, { ipv4: 32, ipv6: 64 }),
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
        // Queries are answered all the same; the page must know that the answer is not for what it shows.
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
    // Nobody is left to be answered, and nothing of ours has failed: the request's own line says it.
    if (hasHungUp(c)) return new Response(null, { status: 499 });
    app.logger.error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return errorResponse(c, 'internal', c.get('requestId'));
  });
  return http;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly observe: (labels: { method: string; kind: string; status: string }, seconds: number) => void;
  /** Counts the outcome of a mail. `mail` is its job's name. */
  readonly countMail: (mail: string, outcome: string) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'gatehouse_' });
  const duration = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time to answer, by kind of request.',
    labelNames: ['method', 'kind', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const mails = new Counter({
    name: 'gatehouse_mails_total',
    help: 'What became of mails: sent, refused for good, delayed, unwanted by the time they were due, or given up.',
    labelNames: ['mail', 'outcome'],
    registers: [registry],
  });
  return {
    countMail: (mail, outcome) => mails.inc({ mail, outcome }),
    observe: (labels, seconds) => duration.observe(labels, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Whether an Authorization header carries the operator's token. Hashes are compared, so that timing reveals neither length nor content. */
export function hasMetricsToken(header: string | undefined, token: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

/**
 * The metrics port asks for no token. It therefore answers /metrics only, and only to a Host that is an address, this machine's own name,
 * or the name it listens on: a website that points its own domain at this machine gets nothing.
 */
export function answerMetrics(metrics: Metrics, { metricsHost }: { readonly metricsHost: string }) {
  const plain = { 'content-type': 'text/plain; charset=utf-8' };
  return async (request: Request): Promise<Response> => {
    const { pathname, hostname } = new URL(request.url);
    const name = hostname.replace(/^\[|\]$/g, '');
    if (isIP(name) === 0 && !['localhost', metricsHost.toLowerCase()].includes(name))
      return new Response('This host is not served here.', { status: 421, headers: plain });
    if (pathname !== '/metrics')
      return new Response('There is nothing here.', { status: 404, headers: plain });
    if (request.method !== 'GET')
      return new Response('Only GET.', { status: 405, headers: { ...plain, allow: 'GET' } });
    const headers = {
      'content-type': metrics.contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    };
    return new Response(await metrics.text(), { headers });
  };
}

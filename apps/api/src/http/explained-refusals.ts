import type { Logger } from '@gatehouse/core/platform';
import type { Context } from 'hono';
import { isOwnOrigin } from './request-details.ts';

/** Refusals that a wrong setting causes more often than an attack does. */
type Cause = 'unknown host' | 'refused origin';

export type ExplainRefusal = (cause: Cause, details: Readonly<Record<string, unknown>>) => void;

const quietFor = 60_000;

/**
 * Logs why requests that never reach a procedure are refused: what was received and what was expected. Logs at most one line per minute and
 * cause, with the number of refusals left out, so that a flood cannot fill the disk. `now` is in milliseconds.
 */
export function explainRefusals(logger: Logger, now: () => number = () => performance.now()): ExplainRefusal {
  const causes = new Map<Cause, { saidAt: number; unsaid: number }>();
  return (cause, details) => {
    const known = causes.get(cause);
    if (known && now() - known.saidAt < quietFor) {
      known.unsaid += 1;
      return;
    }
    causes.set(cause, { saidAt: now(), unsaid: 0 });
    logger.warn({ ...details, moreBefore: known?.unsaid ?? 0 }, cause);
  };
}

/** Explains a Host that is not configured (421). Often the proxy sends another Host, or PUBLIC_URL lacks its port. */
export function explainUnknownHost(explain: ExplainRefusal, c: Context, expected: ReadonlySet<string>): void {
  explain('unknown host', {
    came: { host: readable(c.req.header('host')) },
    expected: { host: [...expected] },
    hint: 'PUBLIC_URL names the host people use; a proxy must pass their Host header on',
  });
}

/** Explains a mutation refused (403) because its page has another origin. Other faults of a page are not settings and are not explained. */
export function explainRefusedOrigin(explain: ExplainRefusal, c: Context, publicUrl: string): void {
  const origin = c.req.header('origin');
  const host = c.req.header('host') ?? '';
  const site = c.req.header('sec-fetch-site');
  const isOurs = site === undefined ? isOwnOrigin(origin ?? '', host, publicUrl) : site === 'same-origin';
  if (isOurs) return;
  explain('refused origin', {
    came: { origin: readable(origin), secFetchSite: readable(site) },
    expected: { origin: `${new URL(publicUrl).protocol}//${host}`, secFetchSite: 'same-origin' },
    hint: 'people must open the portal by the scheme, host and port of PUBLIC_URL',
  });
}

/** Shortens a stranger's text to visible ASCII, so that it is safe in the operator's terminal. */
const readable = (value: string | undefined) => value?.slice(0, 120).replaceAll(/[^!-~]/g, '?') ?? null;

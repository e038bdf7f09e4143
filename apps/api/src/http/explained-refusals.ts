import type { Logger } from '@gatehouse/core/platform';
import type { Context } from 'hono';
import { isOwnOrigin } from './hosts.ts';

/** What an operator has set up wrongly more often than anybody attacks with it; one line a minute is enough to see it. */
type Cause = 'unknown host' | 'refused origin';

export type ExplainRefusal = (cause: Cause, details: Readonly<Record<string, unknown>>) => void;

const quietFor = 60_000;

/**
 * Says in the log why requests are turned away that never reach a procedure: what came and what was expected. At most one line a minute
 * and cause, with the number of those passed over, so that a flood of them fills no disk. `now` in milliseconds.
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

/** For a Host nobody configured (421): often the proxy passes another one on, or PUBLIC_URL lacks its port. */
export function explainUnknownHost(explain: ExplainRefusal, c: Context, expected: ReadonlySet<string>): void {
  explain('unknown host', {
    came: { host: readable(c.req.header('host')) },
    expected: { host: [...expected] },
    hint: 'PUBLIC_URL names the host people use; a proxy must pass their Host header on',
  });
}

/** For a mutation whose page is of another origin (403), where that is the reason; what else a page forgets is no setting. */
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

/** A stranger's text in the operator's terminal: short, and of visible ASCII alone. */
const readable = (value: string | undefined) => value?.slice(0, 120).replaceAll(/[^!-~]/g, '?') ?? null;

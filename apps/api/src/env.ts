import { availableParallelism } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { parseSecrets } from '@gatehouse/core/platform';
import { featureKeys } from '@gatehouse/policy';
import { z } from 'zod';
import {
  databaseUrl,
  databaseUrls,
  flag,
  isLoopback,
  listenHost,
  number,
  oneOf,
  port,
  publicUrl,
  shownText,
  smtpUrl,
} from './env-values.ts';
import { parsePortalLinks } from './portal-links.ts';

/** The only reader of process.env. Holds every variable of CONTRACT §1 with its default. A test compares `.env.example` with it. */

const portalLinksError = `must be key=https://… pairs separated by commas, each key once, of ${featureKeys.join(', ')}`;
const aboveZero = 'must be a number above 0';

const variables = {
  NODE_ENV: oneOf(['development', 'production', 'test']).default('development'),
  PORT: port().default(3000),
  HOST: listenHost.default('127.0.0.1'),
  PUBLIC_URL: publicUrl.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_APP_URL: databaseUrl.optional(),
  DATABASE_REPLICA_URLS: databaseUrls.optional(),
  PREPARED_STATEMENTS: flag.default(true),
  SMTP_URL: smtpUrl.optional(),
  MAILBOX_PORT: port().default(1080),
  APP_SECRET: z
    .string()
    .transform((value, context) => {
      try {
        return parseSecrets(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'every secret in the list must have at least 32 bytes' });
        return z.NEVER;
      }
    })
    .optional(),
  AUTO_MIGRATE: flag.default(true),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: flag.optional(),
  WORKER: oneOf(['inline', 'off']).default('inline'),
  TRUSTED_PROXIES: number('must be a number of hops, 0 to 10', 0, 10).default(0),
  RATE_LIMIT_SCALE: z.coerce.number({ error: aboveZero }).positive({ error: aboveZero }).default(1),
  METRICS_PORT: port().optional(),
  METRICS_HOST: listenHost.default('127.0.0.1'),
  METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  MAIL_FROM: z.email({ error: 'must be one e-mail address' }).optional(),
  VENDOR_NAME: shownText(120).default('Gatehouse'),
  VENDOR_CONTACT: shownText(254).optional(),
  PORTAL_LINKS: z
    .string()
    .transform((value, context) => {
      const links = parsePortalLinks(value);
      if (links) return links;
      context.addIssue({ code: 'custom', message: portalLinksError });
      return z.NEVER;
    })
    .optional(),
  UV_THREADPOOL_SIZE: number('must be a number of threads, 3 to 1024', 3, 1_024).optional(),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

export const variableNames = Object.keys(variables);

const schema = z.object(variables);

/** Separate from the schema: the schema reports no missing variable while any value is wrong. */
function missingOrUnfit(given: NodeJS.ProcessEnv): string[] {
  const address = given['PUBLIC_URL'];
  if (given['NODE_ENV'] !== 'production') {
    // Without this check, one forgotten variable would publish demo accounts and throwaway secrets under the portal's real name.
    const isPublic = address !== undefined && URL.canParse(address) && !isLoopback(new URL(address).hostname);
    return isPublic ? ['PUBLIC_URL: must be on localhost unless NODE_ENV=production is set'] : [];
  }
  const missing = ['PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL', 'APP_SECRET']
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: is required in production`);
  return address !== undefined && /^http:/i.test(address)
    ? [...missing, 'PUBLIC_URL: must be https in production']
    : missing;
}

export type Env = ReturnType<typeof toEnv>;
export type EnvResult =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads and checks the environment. Returns one line for each wrong or missing variable. Empty variables count as not set. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): EnvResult {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const wrong = (parsed.error?.issues ?? []).map(
    (issue) => `${String(issue.path[0] ?? 'environment')}: ${issue.message}`,
  );
  const lines = [...missingOrUnfit(given), ...wrong];
  if (parsed.success && lines.length === 0) return { ok: true, env: toEnv(parsed.data) };
  return { ok: false, problems: [...new Map(lines.map((line) => [line.split(':')[0], line])).values()] };
}

function toEnv(raw: z.infer<typeof schema>) {
  const address = (raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`).replace(/\/+$/, '');
  const production = raw.NODE_ENV === 'production';
  const demoKeptBy = production ? null : whatIsNotLocal(raw);
  return {
    production,
    port: raw.PORT,
    host: raw.HOST,
    publicUrl: address,
    databaseUrl: raw.DATABASE_URL ?? null,
    databaseAppUrl: raw.DATABASE_APP_URL ?? null,
    /** False: every statement is planned at each call. */
    preparedStatements: raw.PREPARED_STATEMENTS,
    /** False: a start only checks the schema and does not change it. */
    autoMigrate: raw.AUTO_MIGRATE,
    smtpUrl: raw.SMTP_URL ?? null,
    mailboxPort: raw.MAILBOX_PORT,
    secrets: raw.APP_SECRET ?? null,
    dataDir: isAbsolute(raw.DATA_DIR) ? raw.DATA_DIR : resolve(import.meta.dirname, '../../..', raw.DATA_DIR),
    demo: raw.DEMO ?? (!production && demoKeptBy === null),
    /** The variable that keeps the default demo data away. Null when DEMO is set or demo data is on. */
    demoKeptBy: raw.DEMO === undefined ? demoKeptBy : null,
    workerInline: raw.WORKER === 'inline',
    trustedProxies: raw.TRUSTED_PROXIES,
    rateLimitScale: raw.RATE_LIMIT_SCALE,
    metricsPort: raw.METRICS_PORT ?? null,
    metricsHost: raw.METRICS_HOST,
    metricsToken: raw.METRICS_TOKEN ?? null,
    mailFrom: raw.MAIL_FROM ?? `no-reply@${new URL(address).hostname}`,
    vendor: {
      name: raw.VENDOR_NAME,
      contact: raw.VENDOR_CONTACT ?? `support@${new URL(address).hostname}`,
    },
    portalLinks: raw.PORTAL_LINKS ?? {},
    /**
     * Threads of the pool that hashing, files, host names and compression share. Node's default of four could all be hashing on four cores.
     */
    threads: raw.UV_THREADPOOL_SIZE ?? availableParallelism() + 4,
    logLevel: raw.LOG_LEVEL,
  };
}

/**
 * Demo accounts have a published password, so they are created by default only where everything is local. Returns the variable that is not
 * local. (readEnv has already rejected a PUBLIC_URL that is not local.)
 */
function whatIsNotLocal(raw: z.infer<typeof schema>): 'DATABASE_URL' | 'HOST' | null {
  if (raw.DATABASE_URL !== undefined) return 'DATABASE_URL';
  return isLoopback(raw.HOST) ? null : 'HOST';
}

/** Must be the first thing a process does: libuv reads the size once, when the pool is first used. */
export function sizeThreadPool({ threads }: Pick<Env, 'threads'>): void {
  process.env['UV_THREADPOOL_SIZE'] = String(threads);
}

import { isAbsolute, resolve } from 'node:path';
import { parseSecrets } from '@gatehouse/core/platform';
import { z } from 'zod';

/** The only reader of process.env. Every variable of CONTRACT §1, with its default; `.env.example` is held against this by a test. */

const port = (what: string) =>
  z.coerce
    .number({ error: `${what} must be a port number` })
    .int()
    .min(0)
    .max(65_535);
const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((value) => value === '1');
const address = (protocols: string) =>
  z.url({
    protocol: new RegExp(`^(${protocols})$`),
    error: `must be an address beginning with ${protocols.split('|').join(':// or ')}://`,
  });

const variables = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: port('PORT').default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address('https?').optional(),
  DATABASE_URL: address('postgres(ql)?').optional(),
  DATABASE_APP_URL: address('postgres(ql)?').optional(),
  DATABASE_REPLICA_URLS: z.string().optional(),
  SMTP_URL: address('smtps?').optional(),
  MAILBOX_PORT: port('MAILBOX_PORT').default(1080),
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
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: flag.optional(),
  WORKER: z.enum(['inline', 'off'], { error: 'must be inline or off' }).default('inline'),
  TRUSTED_PROXIES: z.coerce.number({ error: 'must be a number of hops' }).int().min(0).max(10).default(0),
  RATE_LIMIT_SCALE: z.coerce.number({ error: 'must be a number above 0' }).positive().default(1),
  METRICS_PORT: port('METRICS_PORT').optional(),
  METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  MAIL_FROM: z.email({ error: 'must be one e-mail address' }).optional(),
  VENDOR_NAME: z.string().min(1).max(120).default('Gatehouse'),
  VENDOR_CONTACT: z.string().min(1).max(254).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

export const variableNames = Object.keys(variables);

const schema = z.object(variables).superRefine((env, context) => {
  if (env.NODE_ENV !== 'production') return;
  for (const name of ['PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL', 'APP_SECRET'] as const) {
    if (env[name] === undefined)
      context.addIssue({ code: 'custom', path: [name], message: 'is required in production' });
  }
  if (env.PUBLIC_URL?.startsWith('http:'))
    context.addIssue({ code: 'custom', path: ['PUBLIC_URL'], message: 'must be https in production' });
});

export type Env = ReturnType<typeof toEnv>;
export type EnvResult =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads and checks the environment; one line for each wrong or missing variable. Empty variables count as not set. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): EnvResult {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, env: toEnv(parsed.data) };
  const lines = parsed.error.issues.map(
    (issue) => `${String(issue.path[0] ?? 'environment')}: ${issue.message}`,
  );
  return { ok: false, problems: [...new Map(lines.map((line) => [line.split(':')[0], line])).values()] };
}

function toEnv(raw: z.infer<typeof schema>) {
  const publicUrl = (raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`).replace(/\/+$/, '');
  const production = raw.NODE_ENV === 'production';
  return {
    production,
    port: raw.PORT,
    host: raw.HOST,
    publicUrl,
    databaseUrl: raw.DATABASE_URL ?? null,
    databaseAppUrl: raw.DATABASE_APP_URL ?? null,
    smtpUrl: raw.SMTP_URL ?? null,
    mailboxPort: raw.MAILBOX_PORT,
    secrets: raw.APP_SECRET ?? null,
    dataDir: isAbsolute(raw.DATA_DIR) ? raw.DATA_DIR : resolve(import.meta.dirname, '../../..', raw.DATA_DIR),
    demo: raw.DEMO ?? !production,
    workerInline: raw.WORKER === 'inline',
    trustedProxies: raw.TRUSTED_PROXIES,
    rateLimitScale: raw.RATE_LIMIT_SCALE,
    metricsPort: raw.METRICS_PORT ?? null,
    metricsToken: raw.METRICS_TOKEN ?? null,
    mailFrom: raw.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`,
    vendor: {
      name: raw.VENDOR_NAME,
      contact: raw.VENDOR_CONTACT ?? `support@${new URL(publicUrl).hostname}`,
    },
    logLevel: raw.LOG_LEVEL,
  };
}

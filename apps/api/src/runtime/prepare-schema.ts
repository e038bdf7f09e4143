import { setTimeout as pause } from 'node:timers/promises';
import { checkSchema, migrate, tryLogin, type Release, type Standing } from '@gatehouse/core/database';
import { appRole, databaseError, type Keyring, type Logger } from '@gatehouse/core/platform';
import type { Env } from '../env.ts';
import { databaseProblem } from './database-problems.ts';
import type { Database } from './database.ts';

export interface SchemaParts {
  readonly env: Env;
  readonly database: Database;
  readonly keyring: Keyring;
  /** The release this process belongs to. */
  readonly release: Release;
  /** Called with a line for each thing that migrations do or wait for. */
  readonly report: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Brings the database up to the release, whatever AUTO_MIGRATE says. Returns its earlier state. @throws one sentence */
export async function migrateDatabase(parts: SchemaParts): Promise<Standing> {
  const { env, database, keyring, release, report, signal } = parts;
  const appPassword = env.databaseAppUrl === null ? keyring.sign('database-password', appRole) : null;
  const standing = await naming(
    'DATABASE_URL',
    migrate({ ownerUrl: database.ownerUrl, appPassword, release, report, signal }),
  );
  // Checked here, because a wrong login would otherwise show only as failing requests.
  await naming('DATABASE_APP_URL', tryLogin(database.appUrl));
  return standing;
}

/**
 * Migrates before anything is served, or with AUTO_MIGRATE=0 only checks. @throws one sentence when the release cannot run on the schema
 */
export async function prepareSchema(parts: SchemaParts): Promise<void> {
  const { env, database, release, report } = parts;
  const standing = env.autoMigrate
    ? await migrateDatabase(parts)
    : await naming('DATABASE_URL', checkSchema(database.ownerUrl, release));
  if (standing.kind === 'ahead') report(aheadOf(release, standing.number));
  if (env.autoMigrate) return;
  if (standing.kind === 'foreign') throw new Error(standing.why);
  if (standing.kind === 'behind') throw new Error(whatIsMissing(release, standing));
  await naming('DATABASE_APP_URL', tryLogin(database.appUrl));
}

export const aheadOf = (release: Release, number: number): string =>
  `The schema of the database is number ${number}, ahead of this release's ${release.number}, and serves it: nothing is changed.`;

const mostNamed = 3;

function whatIsMissing(release: Release, { number, missing }: Extract<Standing, { kind: 'behind' }>): string {
  const named = missing.slice(0, mostNamed).join(', ');
  const rest = missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : '';
  const schema =
    number === 0 ? 'The database has no schema yet' : `The schema of the database is number ${number}`;
  return `${schema}, this release needs ${release.number}: ${named}${rest} missing. Run npm run admin -- migrate first (AUTO_MIGRATE is 0).`;
}

const retryEvery = 2_000;

/** Prepares the schema. Retries while the database does not answer, until `signal` aborts. */
export async function prepareSchemaWhenReachable(
  parts: SchemaParts & { readonly signal: AbortSignal; readonly logger: Logger },
): Promise<void> {
  const { logger, signal } = parts;
  for (;;) {
    try {
      return await prepareSchema(parts);
    } catch (error) {
      if (!isUnreachable(error) || signal.aborted) throw error;
      logger.warn({ err: error }, 'the database does not answer yet');
      await pause(retryEvery, undefined, { signal });
    }
  }
}

/** Failures that an address causes name the variable that holds the address. */
const naming = <T>(variable: 'DATABASE_URL' | 'DATABASE_APP_URL', work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw databaseProblem(error, variable) ?? error;
  });

/** The database is missing, starting or stopping. Wrong passwords and missing rights do not count as unreachable. */
function isUnreachable(error: unknown): boolean {
  const startingUp = ['57P01', '57P03', '08006', '08001', '08004', '53300'];
  if (startingUp.includes(databaseError(error)?.code ?? '')) return true;
  const code = networkCode(error);
  return (
    typeof code === 'string' &&
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE'].includes(code)
  );
}

/** The operating system's error code, also when another error wraps it. */
function networkCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error ? error.code : networkCode(error.cause);
}

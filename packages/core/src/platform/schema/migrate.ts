import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { installJobQueues } from '../jobs/install.ts';
import { schemaName } from '../orm/create-orm.ts';
import { ensureRoles } from '../orm/roles.ts';
import { findGrantChanges } from './apply-grants.ts';
import { applyRepeatable, applyVersioned } from './apply.ts';
import { insist, takeTurn, usualPatience, type Patience, type Waiting } from './patience.ts';
import type { Release } from './release.ts';
import { changedFiles, compare, createBookkeeping, pendingFiles, readState, type Standing } from './state.ts';

export interface MigrateOptions {
  readonly ownerUrl: string;
  /** Password to give the application's role; null when DATABASE_APP_URL names a login made by an administrator. */
  readonly appPassword: string | null;
  readonly release: Release;
  /** Called with a line for each thing that is done or waited for. */
  readonly report?: (line: string) => void;
  readonly patience?: Patience;
  readonly signal?: AbortSignal | undefined;
}

/** One number for all installations, so that two processes that start together on a database migrate one after the other. */
const migrationLock = Number.parseInt(
  createHash('sha256').update('gatehouse.migrate').digest('hex').slice(0, 8),
  16,
);

/**
 * Brings roles, schema, grants and job queues up to the release. Several processes may run it concurrently, and repeatedly. A database that
 * a later release has migrated keeps its state. Returns the earlier state of the database.
 * @throws when the owner's address does not answer or lacks rights, when locks cannot be had in time, and on a database this release cannot
 * use
 */
export async function migrate(options: MigrateOptions): Promise<Standing> {
  const { ownerUrl, appPassword, release } = options;
  const { report = () => {}, patience = usualPatience, signal } = options;
  const waiting: Waiting = { report, patience, signal };
  const owner = new Client({ connectionString: ownerUrl, application_name: 'gatehouse-migrate' });
  // A connection that breaks while idle emits the error here too. The next statement throws it.
  owner.on('error', () => {});
  await owner.connect();
  try {
    await owner.query(`set statement_timeout = 0; set search_path = ${schemaName}; set timezone = 'UTC'`);
    await takeTurn(owner, migrationLock, waiting);
    await ensureRoles(owner, appPassword);
    const before = compare(release, await readState(owner, release));
    if (before.kind === 'foreign') throw new Error(before.why);
    if (before.kind !== 'ahead') {
      await bringUp(owner, release, waiting);
      await installJobQueues(ownerUrl, release.jobs);
    }
    return before;
  } finally {
    await owner.end();
  }
}

async function bringUp(owner: Client, release: Release, waiting: Waiting): Promise<void> {
  const { report, patience } = waiting;
  await createBookkeeping(owner);
  const state = await readState(owner, release);
  for (const file of pendingFiles(release, state)) {
    await insist(
      file.name,
      async () => {
        await owner.query(`set lock_timeout = '${patience.lockTimeout}'`);
        await applyVersioned(owner, file, report);
      },
      waiting,
    );
    report(`ran ${file.name}`);
  }
  await owner.query(`set lock_timeout = '${patience.lockTimeout}'`);
  const changed = changedFiles(release, state);
  const lines = await insist(
    'functions, triggers, policies and grants',
    () => applyRepeatable(owner, release, changed),
    waiting,
  );
  for (const line of lines) report(line);
}

/** The state of a database relative to the release. Changes nothing. */
export async function checkSchema(ownerUrl: string, release: Release): Promise<Standing> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'gatehouse-check' });
  await owner.connect();
  try {
    const standing = compare(release, await readState(owner, release));
    if (standing.kind !== 'current') return standing;
    // A restore may have left them out. Surplus ones stop nobody; the next migration revokes them.
    const missing = (await findGrantChanges(owner, release)).statements.filter((text) =>
      text.startsWith('grant '),
    );
    return missing.length === 0 ? standing : { kind: 'behind', number: release.number, missing };
  } finally {
    await owner.end();
  }
}

import type { Client } from 'pg';
import { appRole, definerRoles, managedRoles } from '../tenancy.ts';
import { scramVerifier } from './scram-verifier.ts';

/** Creates the roles the app needs, or says in one sentence what a database administrator has to run instead. */
export async function ensureRoles(owner: Client, appPassword: string | null): Promise<void> {
  const { rows } = await owner.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [managedRoles],
  );
  const known = new Set(rows.map((row) => row.rolname));
  try {
    for (const role of definerRoles) {
      if (!known.has(role)) await createRole(owner, `create role ${role} nologin`);
      await owner.query(`grant ${role} to current_user`);
    }
    if (!known.has(appRole)) await createRole(owner, `create role ${appRole} login noinherit`);
    if (appPassword !== null) {
      const verifier = owner.escapeLiteral(scramVerifier(appPassword));
      await owner.query(`alter role ${appRole} with login password ${verifier}`);
      await setTimeouts(owner);
    }
  } catch (cause) {
    throw new Error(
      `The owner of the database cannot make the roles ${managedRoles.join(', ')}. Give it CREATEROLE, or let an administrator run: ${definerRoles.map((role) => `create role ${role} nologin; grant ${role} to <owner>;`).join(' ')} create role ${appRole} login; alter role ${appRole} set lock_timeout = '10s'; alter role ${appRole} set idle_in_transaction_session_timeout = '60s'; and set DATABASE_APP_URL.`,
      { cause },
    );
  }
}

/** Settings of every application connection: nothing waits for a lock, or holds one, indefinitely. */
const appTimeouts = { idle_in_transaction_session_timeout: '60s', lock_timeout: '10s' } as const;

async function setTimeouts(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ settings: string[] | null }>(
    'select rolconfig as settings from pg_roles where rolname = $1',
    [appRole],
  );
  const known = rows[0]?.settings ?? [];
  for (const [name, value] of Object.entries(appTimeouts))
    if (!known.includes(`${name}=${value}`))
      await owner.query(`alter role ${appRole} set ${name} = '${value}'`);
}

/** Roles belong to the whole cluster: another installation may create the same one concurrently. */
async function createRole(owner: Client, statement: string): Promise<void> {
  try {
    await owner.query(statement);
  } catch (error) {
    if (!hasCode(error, ['42710', '23505'])) throw error;
  }
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

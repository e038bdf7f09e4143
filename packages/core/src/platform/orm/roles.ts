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
      if (!known.has(role)) await changeRole(owner, `create role ${role} nologin`);
      await changeRole(owner, `grant ${role} to current_user`);
    }
    if (!known.has(appRole)) await changeRole(owner, `create role ${appRole} login noinherit`);
    if (appPassword !== null) {
      const verifier = owner.escapeLiteral(scramVerifier(appPassword));
      await changeRole(owner, `alter role ${appRole} with login password ${verifier}`);
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
      await changeRole(owner, `alter role ${appRole} set ${name} = '${value}'`);
}

/** More installations than one cluster has starting in the same moment. */
const mostAttempts = 100;

/**
 * Roles belong to the whole cluster: servers of other databases may create or change the same one concurrently, and a lock of one database
 * does not hold them off. One of two changes to the same row wins; the other one is made again.
 */
async function changeRole(owner: Client, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await owner.query(statement);
      return;
    } catch (error) {
      if (hasCode(error, [duplicateObject])) return;
      if (!wasOvertaken(error) || attempt === mostAttempts) throw error;
    }
  }
}

const duplicateObject = '42710';
const uniqueViolation = '23505';
const internalError = 'XX000';

/** PostgreSQL has no code for a row of its catalogue that another session changed first, only this text. */
const wasOvertaken = (error: unknown) =>
  hasCode(error, [uniqueViolation]) ||
  (error instanceof Error &&
    hasCode(error, [internalError]) &&
    /^tuple concurrently (?:updated|deleted)$/.test(error.message));

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import pg from 'pg';

import { OWNER_DATABASE, OWNER_ROLE } from './protocol.ts';

/** The superuser's password belongs to the folder, so that the application's may change between two starts. */
export async function newSuperuserPassword(dataDir: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await writeFile(secretFile(dataDir), password, { mode: 0o600 });
  return password;
}

export const readSuperuserPassword = (dataDir: string): Promise<string> =>
  readFile(secretFile(dataDir), 'utf8');

/**
 * Gives the application what an operator would give it in production: a login role that is not a superuser, and a database. Runs at every
 * start, and sets the owner's password to the given one.
 */
export async function provisionOwner(
  port: number,
  superuserPassword: string,
  password: string,
): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superuserPassword,
    database: 'postgres',
  });
  await client.connect();
  try {
    const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER_ROLE]);
    const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER';
    const secret = client.escapeLiteral(password);
    await client.query(`${verb} ROLE ${OWNER_ROLE} LOGIN NOSUPERUSER CREATEROLE CREATEDB PASSWORD ${secret}`);
    const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER_DATABASE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${OWNER_DATABASE} OWNER ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}

const secretFile = (dataDir: string): string => join(dataDir, 'superuser.secret');

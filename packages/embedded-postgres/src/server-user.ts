import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { SYSTEM_PATH } from './protocol.ts';

const run = promisify(execFile);

/** Spawn options that make a child run as PostgreSQL's user; empty when that is the current user. */
export type Credentials = { uid?: number; gid?: number };

/** Before the user exists, "nobody" has exactly the rights it will have: those of others. */
const NOBODY: Credentials = { uid: 65_534, gid: 65_534 };

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root. It then runs as the system user `postgres`, which the library creates at the first initdb.
 * @throws when that user is missing and `useradd` is too
 */
export async function serverCredentials(): Promise<Credentials> {
  if (!isRoot()) return {};
  const [uid, gid] = await Promise.all([idOf('-u'), idOf('-g')]);
  if (uid !== null && gid !== null) return { uid, gid };
  await requireUseradd();
  return NOBODY;
}

/** Whether PostgreSQL's user may pass through a folder. The kernel decides, so that ACLs count. */
export function canEnter(folder: string, credentials: Credentials): Promise<boolean> {
  return runAs('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], credentials).then(
    () => true,
    () => false,
  );
}

/** Runs in `/`: PostgreSQL's user may be unable to enter the current folder. */
export async function runAs(file: string, args: string[], credentials: Credentials): Promise<string> {
  const { stdout } = await run(file, args, { ...credentials, cwd: '/', env: { PATH: SYSTEM_PATH } });
  return stdout;
}

async function idOf(flag: '-u' | '-g'): Promise<number | null> {
  const answer = await runAs('id', [flag, 'postgres'], {}).catch(() => '');
  return answer === '' ? null : Number.parseInt(answer, 10);
}

async function requireUseradd(): Promise<void> {
  const failure: unknown = await runAs('useradd', ['--help'], {}).catch((error: unknown) => error);
  if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') {
    throw new Error(
      'PostgreSQL cannot run as root and this system has neither a user "postgres" nor `useradd`: ' +
        'create that user, start Gatehouse as an ordinary user, or set DATABASE_URL.',
    );
  }
}

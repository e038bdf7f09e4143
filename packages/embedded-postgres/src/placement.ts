import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, lstat, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { canEnter, isRoot, serverCredentials } from './server-user.ts';

/** Can be entered but not listed: PostgreSQL's user gets through, and nobody else can read what is there. */
const PASSABLE = 0o711;

/**
 * Finds where the data can really be kept. An ordinary user keeps it where they asked. Root hands it to another user, who cannot get below
 * a 0700 parent (a checkout in /root). It then goes to /var/lib/gatehouse, and a file `location` in the wanted folder ties the two, so that
 * a fresh checkout at an old path gets a fresh database.
 * @returns the absolute path of an existing folder
 */
export async function placeDataDir(wanted: string): Promise<string> {
  const folder = resolve(wanted);
  try {
    const credentials = await serverCredentials();
    await mkdir(folder, { recursive: true, mode: isRoot() ? PASSABLE : 0o700 });
    await access(folder, constants.W_OK);
    if (!isRoot()) return folder;
    const elsewhere = await locatedElsewhere(folder);
    if (elsewhere !== null) return elsewhere;
    if (await canEnter(folder, credentials)) return folder;
    const made = await mkdtemp(join(await ownedBase(), `${shortHash(folder)}-`));
    await chmod(made, PASSABLE);
    await writeFile(join(folder, 'location'), made);
    return made;
  } catch (error) {
    throw asFolderError(error, folder);
  }
}

/** Where the data of a wanted folder is already, without creating anything. */
export async function resolveDataDir(wanted: string): Promise<string> {
  const folder = resolve(wanted);
  return (await locatedElsewhere(folder)) ?? folder;
}

/**
 * Root's own shared folder for what others must be able to reach. It must belong to root: in /tmp another user could have created it first
 * and planted binaries there.
 */
export async function ownedBase(): Promise<string> {
  const base = await firstCreatable(['/var/lib/gatehouse', join(tmpdir(), 'gatehouse-root')]);
  const found = await lstat(base);
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new Error(`${base} must be a folder of root that nobody else can write to.`);
  }
  return base;
}

async function firstCreatable(candidates: string[]): Promise<string> {
  const failures: unknown[] = [];
  for (const candidate of candidates) {
    try {
      await mkdir(candidate, { recursive: true, mode: PASSABLE });
      await access(candidate, constants.W_OK);
      return candidate;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `None of ${candidates.join(', ')} can be written to.`);
}

async function locatedElsewhere(folder: string): Promise<string | null> {
  const location = await readFile(join(folder, 'location'), 'utf8').catch(() => null);
  if (location === null) return null;
  const there = await lstat(location).catch(() => null);
  return there?.isDirectory() === true && there.uid === 0 ? location : null;
}

function asFolderError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const fact = `The data folder ${folder} cannot be used (${String(error.code)})`;
  return new Error(`${fact}: choose another DATA_DIR or set DATABASE_URL.`, { cause: error });
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

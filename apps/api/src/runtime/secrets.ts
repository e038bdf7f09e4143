import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyring, type Keyring } from '@gatehouse/core/platform';
import type { Env } from '../env.ts';

/** The keyring of APP_SECRET, or of a secret made once and kept under DATA_DIR. @throws when the folder cannot be written */
export async function openKeyring({ secrets, dataDir }: Env): Promise<Keyring> {
  return createKeyring(secrets ?? [await keptSecret(dataDir)]);
}

async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'app-secret');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!isMissing(error)) {
      throw new Error(`${file} cannot be read. Set DATA_DIR to a folder of your own.`, { cause: error });
    }
  }
  try {
    await mkdir(dataDir, { recursive: true });
    // `wx`: of two first starts at once one writes, the other reads what it wrote.
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new Error(`The data folder ${dataDir} cannot be written. Set DATA_DIR to a folder of your own.`, {
        cause: error,
      });
    }
  }
  return (await readFile(file, 'utf8')).trim();
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

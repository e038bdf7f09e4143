import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyring, parseSecrets, type Keyring } from '@gatehouse/core/platform';
import type { Env } from '../env.ts';

/** The keyring of APP_SECRET, or of a secret that is generated once and kept under DATA_DIR. @throws when the folder is not writable */
export async function openKeyring({ secrets, dataDir }: Env): Promise<Keyring> {
  return createKeyring(secrets ?? (await keptSecrets(dataDir)));
}

async function keptSecrets(dataDir: string): Promise<string[]> {
  const file = join(dataDir, 'app-secret');
  return (await readSecrets(file)) ?? (await makeSecret(dataDir, file));
}

async function makeSecret(dataDir: string, file: string): Promise<string[]> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    // Linking publishes only a complete file and never replaces one. Of two concurrent first starts one links its file and the other reads
    // it.
    await link(draft, file).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  } catch (error) {
    throw new Error(`The data folder ${dataDir} cannot be written. Set DATA_DIR to a folder of your own.`, {
      cause: error,
    });
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
  const made = await readSecrets(file);
  if (!made) throw new Error(`${file} has vanished.`);
  return made;
}

/** Null when there is no file yet. @throws for an empty or truncated file: anyone could forge what it signs */
async function readSecrets(file: string): Promise<string[] | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw new Error(`${file} cannot be read. Set DATA_DIR to a folder of your own.`, { cause: error });
  }
  try {
    return parseSecrets(text.trim());
  } catch (error) {
    throw new Error(
      `${file} is damaged. Put its backup there, or remove it: every open invitation link then dies.`,
      {
        cause: error,
      },
    );
  }
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;

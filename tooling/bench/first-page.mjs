// node tooling/bench/first-page.mjs [RUNS]: the first page on a slow line with a slow processor. What measures it belongs to the web app.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import process from 'node:process';

const program = fileURLToPath(new URL('../../apps/web/e2e/measure-first-page.ts', import.meta.url));
process.exitCode =
  spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;

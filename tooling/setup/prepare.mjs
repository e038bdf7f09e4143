// Runs before every root script, on whatever Node the machine has. Nothing is installed yet, so this is plain JavaScript without
// dependencies. Brings node_modules and the builds up to date, or exits 1 with one line.
import process from 'node:process';
import { PrepareError, say } from './report.mjs';
import { buildIsCurrent, runBuild } from './build.mjs';
import { installIsCurrent, runInstall } from './install.mjs';
import { withLock } from './lock.mjs';
import { stopOnSignals } from './children.mjs';

const OLDEST_NODE = 20;

async function prepare() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new PrepareError(
      `Gatehouse needs Node ${OLDEST_NODE} or newer to start, this is Node ${process.version}.`,
    );
  }
  // Each stamp is removed before its work begins, so reading them needs no lock.
  if (installIsCurrent() && buildIsCurrent()) return;
  stopOnSignals();
  await withLock(async () => {
    if (!installIsCurrent()) await runInstall();
    if (!buildIsCurrent()) await runBuild();
  });
}

try {
  await prepare();
} catch (error) {
  if (!(error instanceof PrepareError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

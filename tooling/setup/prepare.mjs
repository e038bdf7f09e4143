// Runs before every root script, on whatever Node the machine has. Nothing is installed yet, so this is plain JavaScript without
// dependencies. Brings node_modules and the builds up to date, or exits 1 with one line.
import process from 'node:process';
import { PrepareError, say } from './report.mjs';
import { buildIsCurrent, isBuilt, runBuild } from './build.mjs';
import { installIsCurrent, runInstall } from './install.mjs';
import { isProductionInstall } from './installed.mjs';
import { withLock } from './lock.mjs';
import { stopOnSignals } from './children.mjs';

const OLDEST_NODE = 20;
/** The oldest version that runs TypeScript. Otherwise the project brings its own. */
const OLDEST_PRODUCTION_NODE = 24;

/** @param {number} oldest @param {string} who */
function requireNode(oldest, who) {
  if (Number(process.versions.node.split('.')[0]) < oldest)
    throw new PrepareError(`${who} needs Node ${oldest} or newer to start, this is Node ${process.version}.`);
}

async function prepare() {
  requireNode(OLDEST_NODE, 'Gatehouse');
  // Each stamp is removed before its work begins, so reading them needs no lock.
  if (installIsCurrent() && buildIsCurrent()) return;
  // Built elsewhere and installed with --omit=dev: there is nothing to build with.
  if (isBuilt() && isProductionInstall())
    return requireNode(OLDEST_PRODUCTION_NODE, 'A production install of Gatehouse');
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

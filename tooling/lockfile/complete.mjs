// node tooling/lockfile/complete.mjs: adds the platform packages that npm left out of package-lock.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { entryFor, missingPlatformPackages } from './platform-packages.mjs';

const file = new URL('../../package-lock.json', import.meta.url);
/** @type {import('./platform-packages.mjs').Lockfile} */
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingPlatformPackages(lockfile);
for (const one of missing) {
  const entry = entryFor(one);
  if (!entry)
    throw new Error(`${one.name}@${one.version}: its name tells no platform, add its entry by hand`);
  lockfile.packages[`node_modules/${one.name}`] = entry;
}
const sorted = Object.entries(lockfile.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
lockfile.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${missing.length} platform packages added to package-lock.json`);

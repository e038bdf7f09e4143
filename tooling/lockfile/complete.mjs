// node tooling/lockfile/complete.mjs: adds to package-lock.json the platform packages that npm left out, and the hashes
// of what has none, as the registry npm is configured with tells them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { nameOf } from './lockfile-problems.mjs';
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

let hashed = 0;
for (const [path, entry] of Object.entries(lockfile.packages)) {
  if (!path.includes('node_modules/') || entry.link || entry.integrity) continue;
  const { version, resolved, ...rest } = entry;
  const wanted = `${nameOf(path)}@${version}`;
  const integrity = execFileSync('npm', ['view', wanted, 'dist.integrity'], { encoding: 'utf8' }).trim();
  if (!integrity.startsWith('sha512-')) throw new Error(`${wanted}: the registry tells no sha512 hash`);
  // Where npm writes it, so that its next run changes nothing.
  lockfile.packages[path] = {
    ...(version ? { version } : {}),
    ...(resolved ? { resolved } : {}),
    integrity,
    ...rest,
  };
  hashed += 1;
}

const sorted = Object.entries(lockfile.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
lockfile.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${missing.length} platform packages and ${hashed} hashes added to package-lock.json`);

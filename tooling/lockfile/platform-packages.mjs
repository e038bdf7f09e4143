// npm leaves platform packages out of the lockfile when they could not be seen while it was written
// (npm/cli#4828), and then `npm ci` refuses that lockfile everywhere. Their names say all that an entry
// needs: exact version from the package that asks for them, operating system, processor, C library.

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, link?: boolean, license?: string,
 *   resolved?: string, integrity?: string, hasInstallScript?: boolean, engines?: Record<string, string>,
 *   os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lockfile
 */

/** @type {Record<string, string>} */
const SYSTEMS = { windows: 'win32' };
for (const os of [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]) {
  SYSTEMS[os] = os;
}
/** @type {Record<string, string>} */
const PROCESSORS = { 64: 'x64' };
for (const cpu of ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']) {
  PROCESSORS[cpu] = cpu;
}

/**
 * @param {Lockfile} lockfile
 * @returns {{ name: string, version: string, askedBy: Entry }[]}
 */
export function missingPlatformPackages(lockfile) {
  return Object.entries(lockfile.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isListed(lockfile, path, name))
      .map(([name, version]) => ({ name, version, askedBy: entry })),
  );
}

/**
 * The entry npm would have written, but for its hash, which is asked for afterwards. Null when the name tells no platform.
 * @param {{ name: string, version: string, askedBy: Entry }} missing
 * @returns {Entry | null}
 */
export function entryFor({ name, version, askedBy }) {
  const words = name.split(/[/-]/);
  const at = words.findIndex((word) => word in SYSTEMS);
  const os = SYSTEMS[words[at] ?? ''];
  const cpu = words
    .slice(at + 1)
    .map((word) => PROCESSORS[word])
    .find(Boolean);
  if (!os || !cpu || !/^\d+\.\d+\.\d+/.test(version)) return null;
  const libc = os !== 'linux' ? null : name.includes('musl') ? 'musl' : name.includes('gnu') ? 'glibc' : null;
  return {
    version,
    cpu: [cpu],
    ...(askedBy.dev ? { dev: true } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(askedBy.license ? { license: askedBy.license } : {}),
    optional: true,
    os: [os],
  };
}

/**
 * Looks where Node would: beside the package that asks, then one folder up after the other.
 * @param {Lockfile} lockfile
 * @param {string} from
 * @param {string} name
 */
function isListed({ packages }, from, name) {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at}/node_modules/${name}`]) return true;
  }
  return packages[`node_modules/${name}`] !== undefined;
}

/**
 * @typedef {{ version?: string, license?: string, dev?: boolean, optional?: boolean, link?: boolean, resolved?: string, integrity?: string,
 *   hasInstallScript?: boolean,
 *   dependencies?: Record<string, string>, devDependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lockfile
 */

/**
 * A sentence for each fault of a lockfile that would keep it from installing the same, verified bytes on every machine.
 * @param {Lockfile} lockfile
 * @param {Record<string, boolean>} allowScripts by package name, as in package.json
 * @returns {string[]}
 */
export function lockfileProblems(lockfile, allowScripts) {
  const problems = Object.entries(lockfile.packages).flatMap(([path, entry]) =>
    entryProblems(path, entry, allowScripts),
  );
  const missing = missingPlatformPackages(lockfile);
  if (missing.length > 0) {
    problems.push(`Platform packages are missing, npm ci would refuse: ${again} (${missing.join(', ')}).`);
  }
  if (Object.keys(lockfile.packages).length < 2) problems.push('package-lock.json lists no package at all.');
  return problems;
}

const folder = 'node_modules/';
// npm omits platform packages it cannot see when it writes a new lockfile beside an installed tree (npm/cli#4828).
const again = 'take package-lock.json back from git, remove node_modules, and run npm install again';

/** @param {Lockfile} lockfile */
function missingPlatformPackages(lockfile) {
  return Object.entries(lockfile.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isListed(lockfile, path, name)),
  );
}

/**
 * Looks where Node would: beside the package that asks, then one folder up after the other.
 * @param {Lockfile} lockfile
 * @param {string} from
 * @param {string} name
 */
function isListed({ packages }, from, name) {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${folder}`)))) {
    if (packages[`${at}/${folder}${name}`]) return true;
  }
  return packages[`${folder}${name}`] !== undefined;
}

/**
 * @param {string} path
 * @param {Entry} entry
 * @param {Record<string, boolean>} allowScripts
 */
function entryProblems(path, entry, allowScripts) {
  const problems = [];
  const { resolved: from, link, integrity, hasInstallScript } = entry;
  if (from && !link && !from.startsWith('https://registry.npmjs.org/')) {
    problems.push(
      `${path} comes from ${from}: only the public npm registry may be named in package-lock.json.`,
    );
  }
  if (link && from && (from.startsWith('/') || from.startsWith('..') || from.includes(':'))) {
    problems.push(`${path} links to ${from}, which exists on one machine only.`);
  }
  // Without a hash npm installs whatever it receives. Our own packages have no folder of that name.
  if (path.includes(folder) && !link && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')) {
    problems.push(`${path} has no sha512 integrity hash: ${again}.`);
  }
  const name = nameOf(path);
  if (hasInstallScript && !(name in allowScripts)) {
    problems.push(
      `${name} has an install script: read it, then set it to true or false under allowScripts in package.json.`,
    );
  }
  return problems;
}

/** @param {string} path */
const nameOf = (path) => path.slice(path.lastIndexOf(folder) + folder.length);

/**
 * A sentence for each package that a lockfile asks for itself in another version than the main one has it.
 * @param {Lockfile} lockfile
 * @param {Lockfile} main
 * @returns {string[]}
 */
export function otherVersions({ packages }, main) {
  const { devDependencies = {} } = packages[''] ?? {};
  return Object.entries(devDependencies).flatMap(([name, version]) => {
    const known = main.packages[`${folder}${name}`]?.version;
    return known === undefined || known === version
      ? []
      : [`${name} is ${version}, the product has ${known}: take the same.`];
  });
}

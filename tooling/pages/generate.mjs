// Pages and texts register by being there: this reads apps/web/src/routes and apps/web/src/locales and writes the route tree and the types
// of the texts. `npm run pages` writes both files. The gate runs it with --check and reports outdated ones.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../gates/source-files.mjs';
import { routeTree, textTypes } from './sources.mjs';

const web = join(root, 'apps/web/src');
const routes = readdirSync(join(web, 'routes'))
  .filter((file) => /(?<!\.test|\.gen)\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(web, 'routes', file), 'utf8') }));
const namespaces = readdirSync(join(web, 'locales/en')).map((file) => file.replace(/\.json$/, ''));

const generated = [
  { file: join(web, 'routes/tree.gen.ts'), text: routeTree(routes) },
  { file: join(web, 'i18n/resources.gen.d.ts'), text: textTypes(namespaces) },
];
const stale = generated.filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);

if (process.argv.includes('--check')) {
  for (const { file } of stale) console.error(`${file} is out of date: run npm run pages`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { file, text } of stale) writeFileSync(file, text);
}

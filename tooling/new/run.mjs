// npm run new -- module NAME [--one WORD]: a module with a table, a query, a command, a mail, a page and their tests, registered everywhere.
import { parseArgs } from 'node:util';
import { root } from '../gates/source-files.mjs';
import { makeModule } from './make-module.mjs';
import { nameProblem } from './names.mjs';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { one: { type: 'string' } },
});
const [kind, name = '', ...more] = positionals;
const problem =
  kind !== 'module' || more.length > 0
    ? 'Usage: npm run new -- module NAME [--one WORD], such as: npm run new -- module gift-cards'
    : nameProblem(name, values.one);

if (problem === null) {
  try {
    const { made, touched } = makeModule(root, name, values.one);
    for (const file of made) console.log(`made     ${file}`);
    for (const file of touched) console.log(`touched  ${file}`);
    console.log(
      `${made.length} files made, ${touched.length} places touched; docs/adding-a-module.md says what comes next.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} else {
  console.error(problem);
  process.exitCode = 1;
}

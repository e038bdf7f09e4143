import { lintMigration } from './lint-migrations.ts';
import { schemaFiles } from '../src/migrations/index.ts';
import { presentProblems, recordPresent } from './shipped.ts';
import { unwrittenStatements } from './unwritten-statements.ts';

/**
 * `npm run schema -w packages/core` prints the statements that the entities need and no file holds: the start of the next file. `-- check`
 * is the gate: shipped files and expand/contract. `-- record` gives the present state the next schema number.
 */
const actions: Readonly<Record<string, () => string[] | Promise<string[]>>> = {
  unwritten: unwrittenStatements,
  check: () => [...presentProblems(), ...schemaFiles.versioned.flatMap(lintMigration)],
  record: () => [`This is schema ${recordPresent().number}.`],
};

const [, , name = 'unwritten'] = process.argv;
const action = actions[name];
try {
  if (!action) throw new Error(`${name}: one of ${Object.keys(actions).join(', ')}`);
  const lines = await action();
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  if (name === 'check' && lines.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

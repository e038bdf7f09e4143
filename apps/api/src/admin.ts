import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { commands } from './admin/commands.ts';
import { createLogger } from '@gatehouse/core/platform';
import { migrateWhenReachable, openDatabase } from './runtime/database.ts';
import { fail, loadEnv } from './runtime/load-env.ts';
import { openAppOn } from './runtime/serve-app.ts';
import { openKeyring } from './runtime/secrets.ts';

/** The operator's commands: `npm run admin -- COMMAND`. */
const help = `npm run admin -- COMMAND\n\n${commands.map(({ usage, does }) => `  ${usage.padEnd(26)} ${does}\n`).join('')}`;

/** Rejects unknown options: a command must not run while one of its options is ignored. */
function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        name: { type: 'string' },
        role: { type: 'string' },
        heads: { type: 'string' },
        existing: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const [sentence = 'These arguments cannot be read.'] =
      error instanceof Error ? error.message.split(/(?<=\.|') (?=To specify)/) : [];
    process.stderr.write(`${sentence}\n\n${help}`);
    return process.exit(2);
  }
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${question} [y/N] `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}

const { positionals, values } = readArguments();
const [name, ...operands] = positionals;
const command = commands.find((candidate) => candidate.name === name);

if (values.help === true || name === undefined) {
  process.stdout.write(help);
  process.exit(values.help === true ? 0 : 2);
}
if (!command) {
  process.stderr.write(`Unknown command: ${name}.\n\n${help}`);
  process.exit(2);
}

const env = loadEnv();
const logger = createLogger(env.logLevel === 'info' ? 'warn' : env.logLevel);
try {
  const keyring = await openKeyring(env);
  const database = await openDatabase(env, keyring, { join: true });
  await migrateWhenReachable(env, database, keyring, logger, AbortSignal.abort());
  const app = await openAppOn({ keyring, logger }, database, false);
  const code = await command.run(
    { app, ownerUrl: database.ownerUrl, print: (line) => void process.stdout.write(`${line}\n`), ask },
    operands,
    { name: values.name, role: values.role, heads: values.heads, existing: values.existing },
  );
  await app.close();
  await database.stop();
  process.exit(code);
} catch (error) {
  fail(error instanceof Error ? error.message : 'The command failed.');
}

import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Release } from '@gatehouse/core/database';
import { createLogger } from '@gatehouse/core/platform';
import { commands, migrateUsage, type Command } from './commands.ts';
import { migrateCommand } from './migrate.ts';
import { openDatabase } from '../runtime/database.ts';
import { fail, loadEnv } from '../runtime/load-env.ts';
import { prepareSchema, type SchemaParts } from '../runtime/prepare-schema.ts';
import { openAppOn } from '../runtime/serve-app.ts';
import { openKeyring } from '../runtime/secrets.ts';

/** The operator's commands: `npm run admin -- COMMAND`. */
const help = `npm run admin -- COMMAND\n\n${[migrateUsage, ...commands].map(({ usage, does }) => `  ${usage.padEnd(26)} ${does}\n`).join('')}`;

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

type Values = ReturnType<typeof readArguments>['values'];

/** Runs the operator's command in the process's arguments on the database of a release, and ends the process with its exit code. */
export async function runAdmin(release: Release): Promise<never> {
  const { positionals, values } = readArguments();
  const [name, ...operands] = positionals;
  const command = commands.find((candidate) => candidate.name === name);
  if (values.help === true || name === undefined) {
    process.stdout.write(help);
    process.exit(values.help === true ? 0 : 2);
  }
  if (!command && name !== migrateUsage.name) {
    process.stderr.write(`Unknown command: ${name}.\n\n${help}`);
    process.exit(2);
  }

  const env = loadEnv();
  try {
    const keyring = await openKeyring(env);
    const database = await openDatabase(env, keyring, { join: true });
    const parts = { env, database, keyring, release };
    const code = await (command ? runOnApp(command, parts, operands, values) : migrateCommand(parts, print));
    await database.stop();
    process.exit(code);
  } catch (error) {
    fail(error instanceof Error ? error.message : 'The command failed.');
  }
}

async function runOnApp(
  command: Command,
  parts: Omit<SchemaParts, 'report'>,
  operands: readonly string[],
  { name, role, heads, existing }: Values,
): Promise<number> {
  const { env, keyring, database } = parts;
  const logger = createLogger(env.logLevel === 'info' ? 'warn' : env.logLevel);
  await prepareSchema({ ...parts, report: (line) => logger.info(line) });
  const app = await openAppOn({ keyring, logger }, database, { ...env, worker: false });
  const context = { app, ownerUrl: database.ownerUrl, print, ask };
  const code = await command.run(context, operands, { name, role, heads, existing });
  await app.close();
  return code;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

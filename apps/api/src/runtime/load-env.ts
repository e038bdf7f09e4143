import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { readEnv, sizeThreadPool, type Env } from '../env.ts';

/** Variables may also be set in `.env` at the root of the checkout. The real environment wins. */
const envFile = join(import.meta.dirname, '../../../../.env');

/** Returns the environment, or ends the process with one line for each wrong variable. */
export function loadEnv(): Env {
  if (existsSync(envFile)) loadEnvFile(envFile);
  const result = readEnv();
  if (result.ok) {
    sizeThreadPool(result.env);
    return result.env;
  }
  process.stderr.write(
    `Gatehouse cannot start with this configuration:\n${result.problems.map((line) => `  ${line}\n`).join('')}`,
  );
  return process.exit(1);
}

/** Ends the process with one sentence for the person who started it. */
export function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  return process.exit(1);
}

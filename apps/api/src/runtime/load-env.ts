import { readEnv, type Env } from '../env.ts';

/** The environment, or the end: one line for each wrong variable. */
export function loadEnv(): Env {
  const result = readEnv();
  if (result.ok) return result.env;
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

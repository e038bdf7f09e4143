import { readFileSync, writeFileSync } from 'node:fs';
import { thisRelease } from '../src/database.ts';
import { checksumOf } from '../src/platform/schema/release.ts';

const file = new URL('../src/migrations/shipped.json', import.meta.url);
const record = 'npm run schema -w packages/core -- record';

/** The recorded schema: its number, the digest of everything that belongs to it, and each versioned file. */
export interface Shipped {
  readonly number: number;
  readonly digest: string;
  readonly versioned: Readonly<Record<string, string>>;
}

interface Present {
  readonly digest: string;
  readonly versioned: readonly { readonly name: string; readonly sql: string }[];
}

/** How the files differ from the record, one sentence each. A versioned file never changes, because it has run elsewhere. */
export function shippedProblems(shipped: Shipped, { digest, versioned }: Present): string[] {
  const names = new Set(versioned.map(({ name }) => name));
  const last = Object.keys(shipped.versioned).toSorted().at(-1) ?? '';
  const problems = [
    ...versioned
      .filter(
        ({ name, sql }) =>
          shipped.versioned[name] !== undefined && shipped.versioned[name] !== checksumOf(sql),
      )
      .map(
        ({ name }) =>
          `versioned/${name}.sql was changed after it had shipped: put it back and add a file of its own`,
      ),
    ...Object.keys(shipped.versioned)
      .filter((name) => !names.has(name))
      .map((name) => `versioned/${name}.sql has shipped and is gone: put it back`),
    ...versioned
      .filter(({ name }) => shipped.versioned[name] === undefined && name < last)
      .map(
        ({ name }) =>
          `versioned/${name}.sql would run before ${last}, which has shipped: give it a higher number`,
      ),
  ];
  if (problems.length > 0 || digest === shipped.digest) return problems;
  return [
    `The files of migrations, or a job's queue, have changed since schema ${shipped.number}: ${record}`,
  ];
}

const readShipped = (): Shipped => JSON.parse(readFileSync(file, 'utf8'));

export const presentProblems = (): string[] => shippedProblems(readShipped(), thisRelease);

/** Records the present state as the next schema number. @throws when a shipped file differs */
export function recordPresent(): Shipped {
  const shipped = readShipped();
  const { digest, versioned } = thisRelease;
  const lasting = shippedProblems({ ...shipped, digest }, thisRelease);
  if (lasting.length > 0) throw new Error(lasting.join('\n'));
  if (digest === shipped.digest) return shipped;
  const next: Shipped = {
    number: shipped.number + 1,
    digest,
    versioned: Object.fromEntries(versioned.map(({ name, sql }) => [name, checksumOf(sql)])),
  };
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
  return next;
}

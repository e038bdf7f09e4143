import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyJob } from '../jobs/define-job.ts';
import { queueOptions } from '../jobs/install.ts';

/** Tables, indexes and data. Run once, in the order of their names, and never edited after they have shipped. */
export interface VersionedFile {
  readonly name: string;
  readonly sql: string;
  /** False: each statement runs by itself, as `create index concurrently` demands. */
  readonly transactional: boolean;
  /** Servers of a lower schema number do not run on the result. */
  readonly servesFrom: number;
}

/** In the order they are applied. */
export const repeatableKinds = ['functions', 'triggers', 'policies', 'grants'] as const;

/** The present state of one object, applied whenever its text has changed. */
export interface RepeatableFile {
  readonly kind: (typeof repeatableKinds)[number];
  /** Folder and file, such as `functions/session_actor`. */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export interface SchemaFiles {
  readonly versioned: readonly VersionedFile[];
  readonly repeatable: readonly RepeatableFile[];
}

/** Everything that a release puts into its database. */
export interface Release extends SchemaFiles {
  /** Increases with every change, so that a database knows which of two releases is later. */
  readonly number: number;
  /** Differs whenever files or queues do. */
  readonly digest: string;
  /** The oldest schema number whose servers run on this schema. */
  readonly servesFrom: number;
  readonly jobs: readonly AnyJob[];
}

export function createRelease(number: number, files: SchemaFiles, jobs: readonly AnyJob[]): Release {
  return {
    ...files,
    number,
    digest: digestOf(files, jobs),
    servesFrom: Math.max(1, ...files.versioned.map((file) => file.servesFrom)),
    jobs,
  };
}

/**
 * Reads `versioned/*.sql` and `repeatable/{functions,triggers,policies,grants}/*.sql` of a folder. Repeatable files may name `constants` as
 * `{{name}}`. Their checksum covers the text with the values, so that another value makes another file.
 * @throws when a file names a constant that does not exist
 */
export function readSchemaFiles(
  folder: string,
  constants: ReadonlyMap<string, string> = new Map(),
): SchemaFiles {
  return {
    versioned: sqlFilesOf(join(folder, 'versioned')).map(({ name, sql }) => versionedFile(name, sql)),
    repeatable: repeatableKinds.flatMap((kind) =>
      sqlFilesOf(join(folder, 'repeatable', kind)).map(({ name, sql }) =>
        repeatableFile(kind, name, withConstants(`${kind}/${name}`, sql, constants)),
      ),
    ),
  };
}

function withConstants(file: string, sql: string, constants: ReadonlyMap<string, string>): string {
  return sql.replaceAll(/\{\{(.*?)\}\}/g, (_, name: string) => {
    const value = constants.get(name);
    if (value === undefined) throw new Error(`repeatable/${file}.sql: there is no constant ${name}`);
    return value;
  });
}

function sqlFilesOf(folder: string): { name: string; sql: string }[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names
    .toSorted()
    .map((name) => ({ name: name.slice(0, -'.sql'.length), sql: readFileSync(join(folder, name), 'utf8') }));
}

export function repeatableFile(kind: RepeatableFile['kind'], name: string, sql: string): RepeatableFile {
  return { kind, name: `${kind}/${name}`, sql, checksum: checksumOf(sql) };
}

export function versionedFile(name: string, sql: string): VersionedFile {
  const directives = directivesOf(sql);
  const servesFrom = directives.get('serves-from');
  return {
    name,
    sql,
    transactional: !directives.has('no-transaction'),
    servesFrom: servesFrom === undefined ? 1 : Number(servesFrom),
  };
}

/** The directives of a file, such as `-- migrate: serves-from 7`. */
export function directivesOf(sql: string): ReadonlyMap<string, string> {
  const lines = sql.matchAll(/^-- migrate: ([\w-]+):?[ \t]*(.*)$/gm);
  return new Map([...lines].map(([, name = '', value = '']) => [name, value.trim()]));
}

/** Line ends make no difference: a checkout may have its own. */
export function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

function digestOf({ versioned, repeatable }: SchemaFiles, jobs: readonly AnyJob[]): string {
  const parts = [
    ...versioned.map(({ name, sql }) => [name, checksumOf(sql)]),
    ...repeatable.map(({ name, checksum }) => [name, checksum]),
    ...jobs
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((job) => [job.name, job.schedule ?? null, queueOptions(job)]),
  ];
  return checksumOf(JSON.stringify(parts));
}

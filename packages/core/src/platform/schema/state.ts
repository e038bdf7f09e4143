import type { Client } from 'pg';
import { schemaName } from '../orm/create-orm.ts';
import { filesWithForeignOwners } from './owners.ts';
import type { Release, RepeatableFile, VersionedFile } from './release.ts';

/** What a database records about itself. */
export interface SchemaState {
  /** Schema number of the latest release that migrated it; 0 before the first. */
  readonly number: number;
  readonly digest: string;
  /** The oldest schema number whose servers run on it. */
  readonly servesFrom: number;
  readonly executed: ReadonlySet<string>;
  readonly checksums: ReadonlyMap<string, string>;
}

/** The state of a database relative to a release. */
export type Standing =
  | { readonly kind: 'current' }
  /** `missing`: names of files. A release that changed only queues misses those. */
  | { readonly kind: 'behind'; readonly number: number; readonly missing: readonly string[] }
  /** A later release has migrated it, in steps that this one can run on. This one must not change it any more. */
  | { readonly kind: 'ahead'; readonly number: number }
  /** `why`: one sentence. */
  | { readonly kind: 'foreign'; readonly why: string };

/** Tables of the migrations themselves, which must exist before any file runs. */
export async function createBookkeeping(owner: Client): Promise<void> {
  await owner.query(`
    create schema if not exists ${schemaName};
    create table if not exists ${schemaName}.migrations
      (id serial primary key, name varchar(255) not null, executed_at timestamptz not null default current_timestamp);
    create table if not exists ${schemaName}.repeatables
      (name text primary key, checksum text not null, applied_at timestamptz not null default now());
    create table if not exists ${schemaName}.schema_versions
      (number integer primary key, digest text not null, serves_from integer not null, grants text[] not null, at timestamptz not null default now())`);
}

/** A function that belongs to another role than its file says counts as not applied. */
export async function readState(owner: Client, release: Release): Promise<SchemaState> {
  const { rows: tables } = await owner.query<{ there: boolean; migrated: boolean }>(
    'select to_regclass($1) is not null as there, to_regclass($2) is not null as migrated',
    [`${schemaName}.schema_versions`, `${schemaName}.migrations`],
  );
  const { there = false, migrated = false } = tables[0] ?? {};
  const executed = migrated
    ? (await owner.query<{ name: string }>(`select name from ${schemaName}.migrations`)).rows
    : [];
  const names = new Set(executed.map(({ name }) => name));
  if (!there) return { number: 0, digest: '', servesFrom: 1, executed: names, checksums: new Map() };
  const { rows } = await owner.query<{ number: number; digest: string; serves_from: number }>(
    `select number, digest, serves_from from ${schemaName}.schema_versions order by number desc limit 1`,
  );
  const { rows: applied } = await owner.query<{ name: string; checksum: string }>(
    `select name, checksum from ${schemaName}.repeatables`,
  );
  const foreign = new Set(await filesWithForeignOwners(owner, release));
  return {
    number: rows[0]?.number ?? 0,
    digest: rows[0]?.digest ?? '',
    servesFrom: rows[0]?.serves_from ?? 1,
    executed: names,
    checksums: new Map(
      applied.filter(({ name }) => !foreign.has(name)).map(({ name, checksum }) => [name, checksum]),
    ),
  };
}

export const pendingFiles = (release: Release, { executed }: SchemaState): VersionedFile[] =>
  release.versioned.filter(({ name }) => !executed.has(name));

export const changedFiles = (release: Release, { checksums }: SchemaState): RepeatableFile[] =>
  release.repeatable.filter(({ name, checksum }) => checksums.get(name) !== checksum);

export function compare(release: Release, state: SchemaState): Standing {
  const pending = pendingFiles(release, state);
  if (state.number === 0 && state.executed.size > 0 && pending.length === release.versioned.length)
    return {
      kind: 'foreign',
      why: 'The database was made by an unreleased version. Start with an empty one.',
    };
  if (state.number > release.number) return compareAhead(release, state, pending);
  const missing = [...pending, ...changedFiles(release, state)].map(({ name }) => name);
  const same = state.number === release.number && state.digest === release.digest;
  if (same && missing.length === 0) return { kind: 'current' };
  return { kind: 'behind', number: state.number, missing: missing.length === 0 ? ['job queues'] : missing };
}

function compareAhead(release: Release, state: SchemaState, pending: readonly VersionedFile[]): Standing {
  const { number, servesFrom } = state;
  const ours = `The schema of the database is number ${number}, this release's is ${release.number}`;
  if (servesFrom > release.number)
    return { kind: 'foreign', why: `${ours}: only releases from ${servesFrom} on run on it.` };
  if (pending.length > 0)
    return { kind: 'foreign', why: `${ours}, yet it lacks ${pending.map(({ name }) => name).join(', ')}.` };
  return { kind: 'ahead', number };
}

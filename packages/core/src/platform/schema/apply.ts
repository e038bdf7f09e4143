import type { Client } from 'pg';
import { schemaName } from '../orm/create-orm.ts';
import { definerRoles } from '../tenancy.ts';
import { findGrantChanges } from './apply-grants.ts';
import { runAlone } from './concurrent-indexes.ts';
import { inTransaction } from './patience.ts';
import type { Release, RepeatableFile, VersionedFile } from './release.ts';

/** Runs one versioned file and records it, both or neither. Outside a transaction the record follows, and a broken attempt starts again. */
export async function applyVersioned(
  owner: Client,
  { name, sql, transactional }: VersionedFile,
  report: (line: string) => void,
): Promise<void> {
  const record = () => owner.query(`insert into ${schemaName}.migrations (name) values ($1)`, [name]);
  if (!transactional) {
    await runAlone(owner, sql, report);
    await record();
    return;
  }
  await inTransaction(owner, async () => {
    await owner.query(sql);
    await record();
  });
}

/**
 * Brings changed functions, triggers, policies and all grants into their present state and records the release, in one transaction: servers
 * see all of it or nothing. Unchanged ones are neither locked nor written.
 */
export async function applyRepeatable(
  owner: Client,
  release: Release,
  changed: readonly RepeatableFile[],
): Promise<string[]> {
  return inTransaction(owner, async () => {
    const of = (kind: RepeatableFile['kind']) => changed.filter((file) => file.kind === kind);
    await applyFunctions(owner, of('functions'));
    for (const file of of('triggers')) await owner.query(file.sql);
    for (const file of of('policies')) await applyPolicies(owner, file);
    const grants = await findGrantChanges(owner, release);
    for (const statement of grants.statements) await owner.query(statement);
    await recordRelease(owner, release, changed, grants.wanted);
    return [
      ...briefly(
        changed.map(({ name }) => `applied ${name}`),
        'files applied',
      ),
      ...briefly(grants.statements, 'grants changed'),
      ...grants.kept.map((right) => `kept until the next change of the schema: ${right}`),
    ];
  });
}

/** A first migration would print hundreds of lines. */
const briefly = (lines: readonly string[], what: string): readonly string[] =>
  lines.length > 12 ? [`${lines.length} ${what}`] : lines;

/** Runs twice: functions name each other, so the first pass checks no body and the second checks all. */
async function applyFunctions(owner: Client, files: readonly RepeatableFile[]): Promise<void> {
  if (files.length === 0) return;
  const roles = definerRoles.join(', ');
  // A function's new owner must be allowed to create in its schema. Nothing outside this transaction sees that.
  await owner.query(`grant create on schema ${schemaName} to ${roles}`);
  for (const checked of ['off', 'on']) {
    await owner.query(`set local check_function_bodies = ${checked}`);
    for (const { sql } of files) await owner.query(sql);
  }
  await owner.query(`revoke create on schema ${schemaName} from ${roles}`);
}

/** Drops a policy that the file of its table no longer holds. */
async function applyPolicies(owner: Client, { name, sql }: RepeatableFile): Promise<void> {
  const table = name.slice('policies/'.length);
  const { rows } = await owner.query<{ drop: string }>(
    "select format('drop policy %I on %s', polname, polrelid::regclass) as drop from pg_policy where polrelid = to_regclass($1)",
    [`${schemaName}.${table}`],
  );
  for (const { drop } of rows) await owner.query(drop);
  await owner.query(sql);
}

async function recordRelease(
  owner: Client,
  release: Release,
  changed: readonly RepeatableFile[],
  grants: readonly string[],
): Promise<void> {
  for (const { name, checksum } of changed)
    await owner.query(
      `insert into ${schemaName}.repeatables (name, checksum) values ($1, $2)
       on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
      [name, checksum],
    );
  // Deleting a file leaves its object for servers that still use it. A later versioned file drops the object.
  await owner.query(`delete from ${schemaName}.repeatables where name <> all ($1)`, [
    release.repeatable.map(({ name }) => name),
  ]);
  await owner.query(
    `insert into ${schemaName}.schema_versions as v (number, digest, serves_from, grants) values ($1, $2, $3, $4)
     on conflict (number) do update set digest = excluded.digest, serves_from = excluded.serves_from, grants = excluded.grants, at = now()
      where (v.digest, v.serves_from, v.grants) is distinct from (excluded.digest, excluded.serves_from, excluded.grants)`,
    [release.number, release.digest, release.servesFrom, grants],
  );
}

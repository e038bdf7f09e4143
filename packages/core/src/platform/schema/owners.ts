import type { Client } from 'pg';
import type { Release } from './release.ts';

const ownership = /alter function ([^;]+?) owner to (\w+)/gi;

/**
 * Names of the files whose functions belong to another role than the file says. A restore without owners leaves the checksums as they were
 * and gives every definer function to the owner of the database, who may see and change far more.
 */
export async function filesWithForeignOwners(owner: Client, release: Release): Promise<string[]> {
  const declared = release.repeatable.flatMap(({ name, sql }) =>
    [...sql.matchAll(ownership)].map(([, signature, role]) => ({ name, signature, role })),
  );
  const { rows } = await owner.query<{ name: string }>(
    `select distinct d.name from jsonb_to_recordset($1) as d (name text, signature text, role text)
       join pg_proc f on f.oid = to_regprocedure(d.signature)
      where pg_get_userbyid(f.proowner) <> d.role`,
    [JSON.stringify(declared)],
  );
  return rows.map(({ name }) => name);
}

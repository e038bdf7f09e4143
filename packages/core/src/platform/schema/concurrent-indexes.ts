import type { Client } from 'pg';
import { schemaName } from '../orm/create-orm.ts';
import { statementsOf } from './statements.ts';

const creation = /^create (?:unique )?index concurrently (?:if not exists )?(?:"?\w+"?\.)?"?(\w+)"?\s/i;

/**
 * Runs the statements of a file one by one, outside any transaction, so that it can run again from its start. A valid index stays. An
 * invalid one, which a broken attempt left behind and no query uses, is dropped and built again.
 */
export async function runAlone(owner: Client, sql: string, report: (line: string) => void): Promise<void> {
  // The statement waits for the end of older transactions, and blocks nobody meanwhile.
  await owner.query('set lock_timeout = 0');
  for (const statement of statementsOf(sql)) {
    const [, index] = creation.exec(statement.replaceAll(/\s+/g, ' ')) ?? [];
    const valid = index === undefined ? null : await isValid(owner, index);
    if (valid === true) continue;
    if (valid === false) {
      report(`index ${index} was left half built: built again`);
      await owner.query(`drop index concurrently ${schemaName}."${index}"`);
    }
    await owner.query(statement);
  }
}

/** Null when there is no such index. */
async function isValid(owner: Client, index: string): Promise<boolean | null> {
  const { rows } = await owner.query<{ valid: boolean }>(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [`${schemaName}."${index}"`],
  );
  return rows[0]?.valid ?? null;
}

import { CompiledQuery, sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Db } from './tables.ts';

/**
 * The rows of a statement in raw SQL, validated on arrival: the code gets what the schema declares. Undeclared keys are dropped.
 * @throws an Error for a row of another shape
 */
export async function parsedRows<Row>(
  db: Db,
  statement: RawBuilder<unknown>,
  row: z.ZodType<Row>,
): Promise<Row[]> {
  const { rows } = await statement.execute(db);
  return rows.map((one) => checkedAnswer(one, row));
}

/** The same for a statement whose text never changes. Nothing is built for each call: it is for what every request sends. */
export async function rowsOf<Row>(
  db: Db,
  text: string,
  values: readonly unknown[],
  row: z.ZodType<Row>,
): Promise<Row[]> {
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
  return rows.map((one) => checkedAnswer(one, row));
}

/** The answer of a database function, validated in the same way, whichever version of the function answered. */
export async function callFunction<Answer>(
  db: Db,
  call: RawBuilder<unknown>,
  answer: z.ZodType<Answer>,
): Promise<Answer> {
  const { rows } = await sql<{ answer: unknown }>`select ${call} as answer`.execute(db);
  return checkedAnswer(rows[0]?.answer, answer);
}

/** Validates a value from the database. Never throws a ZodError: callers would be told that the mistake is theirs. */
export function checkedAnswer<Value>(value: unknown, declared: z.ZodType<Value>): Value {
  const parsed = declared.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error('The database returned another shape than declared.', { cause: parsed.error });
}

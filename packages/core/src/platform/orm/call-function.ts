import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Db } from './tables.ts';

/**
 * The answer of one of the database's functions, checked as it comes in: what is declared for it is what the code gets, whichever
 * version of the function answered. Keys nobody declared are left out.
 * @throws an Error when the answer has another shape; never a ZodError, which would be told to callers as their mistake
 */
export async function callFunction<Answer>(
  db: Db,
  call: RawBuilder<unknown>,
  answer: z.ZodType<Answer>,
): Promise<Answer> {
  const { rows } = await sql<{ answer: unknown }>`select ${call} as answer`.execute(db);
  const parsed = answer.safeParse(rows[0]?.answer);
  if (!parsed.success)
    throw new Error('A function of the database answered in another shape.', { cause: parsed.error });
  return parsed.data;
}

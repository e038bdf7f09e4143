import { sql, type Expression, type RawBuilder, type SelectType, type SqlBool } from 'kysely';
import type { Tables } from './tables.ts';

/** The database's clock, which decides every deadline; it goes on within a transaction. */
export const databaseNow = sql<string>`clock_timestamp()`;

/** The same in seconds since 1970. */
export const databaseSeconds = sql<number>`extract(epoch from clock_timestamp())::float8`;

/** The same, read once a statement: as a constant it can bound a range of an index. */
export const databaseNowOnce = sql<string>`(select clock_timestamp())`;

/** So long ago by that clock; as an interval is written, `90 days`. */
export const ago = (span: `${number} ${'days' | 'hour' | 'hours' | 'minutes'}`): RawBuilder<string> =>
  sql<string>`clock_timestamp() - interval ${sql.lit(span)}`;

/** A moment and some time after it; `time` as arguments of `make_interval`. */
export const later = (moment: Expression<string>, time: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`${moment} + make_interval(${time})`;

/** How many rows, as a number: what `count` gives by itself would come as text. */
export const count = sql<number>`count(*)::integer`;

/** A moment as ISO 8601 in UTC, as it leaves the server. */
export const isoTime = <T extends string | null>(moment: Expression<T> | string): RawBuilder<T> =>
  sql<T>`to_char(${typeof moment === 'string' ? sql.ref(moment) : moment}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One of a list's values, or of a query's rows, read first and as a list where a join would be planned for `in (select …)`. */
export const anyOf = <T>(list: readonly T[] | Expression<Readonly<Record<string, T>>>): RawBuilder<T> =>
  Array.isArray(list) ? sql<T>`any (${[...list]})` : sql<T>`any (array${list})`;

/** A condition as a column: PostgreSQL answers true or false where Kysely, for other databases, allows for numbers. */
export const truth = (condition: Expression<SqlBool>): RawBuilder<boolean> => sql<boolean>`${condition}`;

/**
 * The columns of a table under an alias, for what only raw SQL can say: of `columnsOf('memberships', 'm')` is `m('user_id')`
 * a reference that does not compile once the column has another name.
 */
export const columnsOf =
  <T extends keyof Tables>(_table: T, alias: string) =>
  <C extends keyof Tables[T] & string>(column: C): RawBuilder<SelectType<Tables[T][C]>> =>
    sql.ref<SelectType<Tables[T][C]>>(`${alias}.${column}`);

/** What is selected, each under the name it leaves by; the type of its row comes with it. */
export interface Selection<Row> extends RawBuilder<unknown> {
  readonly row?: Row;
}

/** Lists expressions as `select` wants them, under the names they are given. */
export const selection = <const S extends Readonly<Record<string, Expression<unknown>>>>(
  columns: S,
): Selection<{ [K in keyof S]: S[K] extends Expression<infer T> ? T : never }> =>
  sql.join(Object.entries(columns).map(([name, column]) => sql`${column} as ${sql.id(name)}`));

import { sql, type Expression, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import { spellInterval } from './columns.ts';
import type { Tables } from './tables.ts';

/** The database's clock, which decides every deadline. It keeps moving within a transaction. */
export const databaseNow = sql<string>`clock_timestamp()`;

/** The same in seconds since 1970. */
export const databaseSeconds = sql<number>`extract(epoch from clock_timestamp())::float8`;

/** The same, read once per statement: as a constant it can bound an index range. */
export const databaseNowOnce = sql<string>`(select clock_timestamp())`;

/** This many seconds ago by that clock. It is a constant of the statement, so that it can bound an index range. */
export const ago = (seconds: number): RawBuilder<string> =>
  sql<string>`clock_timestamp() - interval ${sql.lit(spellInterval(seconds))}`;

/** This many seconds after a moment. */
export const later = (moment: Expression<string>, seconds: number | Expression<number>): RawBuilder<string> =>
  sql<string>`${moment} + make_interval(secs => ${seconds})`;

/** The number of rows, as a number: plain `count` comes as text. */
export const count = sql<number>`count(*)::integer`;

/** A moment as ISO 8601 in UTC, the format of all answers. */
export const isoTime = <T extends string | null>(moment: Expression<T>): RawBuilder<T> =>
  sql<T>`to_char(${moment}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * A condition that matches one value of a list or of a query's rows. The values are read first, as a list: with `in (select …)` the planner
 * would make a join.
 */
export const anyOf = <T>(list: readonly T[] | Expression<Readonly<Record<string, T>>>): RawBuilder<T> =>
  Array.isArray(list) ? sql<T>`any (${[...list]})` : sql<T>`any (array${list})`;

/** A condition as a boolean column. Kysely's own type also allows numbers, for other databases. */
export const truth = (condition: Expression<SqlBool>): RawBuilder<boolean> => sql<boolean>`${condition}`;

/** A row's columns by name, as references. */
export type References<Row> = <C extends keyof Row & string>(column: C) => RawBuilder<Row[C]>;

/** The columns of anything with such rows that has this name in a statement, such as a query in FROM. */
export const rowAs =
  <Row>(alias: string): References<Row> =>
  <C extends keyof Row & string>(column: C) =>
    sql.ref<Row[C]>(`${alias}.${column}`);

/**
 * A table under an alias, for statements in raw SQL. With `m = tableAs('memberships', 'm')`, `m.table` goes into FROM, and `m('user_id')`
 * is a reference that does not compile once the column is renamed.
 */
export const tableAs = <T extends keyof Tables>(
  table: T,
  alias: string,
): References<Selectable<Tables[T]>> & { readonly alias: string; readonly table: RawBuilder<unknown> } =>
  Object.assign(rowAs<Selectable<Tables[T]>>(alias), {
    alias,
    table: sql`${sql.table(table)} as ${sql.id(alias)}`,
  });

/** The row that a list of named expressions selects. */
type Selected<S> = { [K in keyof S]: S[K] extends Expression<infer T> | undefined ? T : never };

/**
 * Expressions in the form that `select` needs, each under its result name; the type of their row comes with them. Sorted by name, so that
 * two selections of the same names can be united.
 */
export const selection = <const S extends Readonly<Record<string, Expression<unknown>>>>(
  columns: S,
): RawBuilder<Selected<S>> => {
  const names = Object.entries(columns).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sql<Selected<S>>`${sql.join(names.map(([name, column]) => sql`${column} as ${sql.id(name)}`))}`;
};

/** A statement that selects them. */
export const select = <Row>(columns: RawBuilder<Row>, from: RawBuilder<unknown>): RawBuilder<Row> =>
  sql<Row>`select ${columns} from ${from}`;

/** `jsonb_build_object` of named expressions. */
export const jsonObject = <const S extends Readonly<Record<string, Expression<unknown>>>>(
  values: S,
): RawBuilder<Selected<S>> =>
  sql<Selected<S>>`jsonb_build_object(${sql.join(
    Object.entries(values).flatMap(([name, value]) => [sql.lit(name), value]),
  )})`;

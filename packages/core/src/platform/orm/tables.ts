import type { Opt } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/postgresql';
import type { ColumnType, Kysely } from 'kysely';

/**
 * Every table by its name, each declared by its entity's file: the platform knows no module. What is selected, written and compared
 * by `Db` is checked against it, so that a renamed column does not compile (docs/decisions/0034).
 */
export interface Tables {}

/** Typed statements, on the connection of a unit of work or outside any. Names are the database's; a row is named in camel case as it leaves. */
export type Db = Kysely<Tables>;

/** The table of an entity, as an interface to extend. */
export type TableOf<E extends { name: string; tableName?: string }> = {
  [T in keyof InferKyselyDB<E>]: { [C in keyof InferKyselyDB<E>[T]]: Column<InferKyselyDB<E>[T][C]> };
};

type Column<T> = keyof Opt.Brand extends keyof T
  ? ColumnType<Read<Plain<T>>, never, never>
  : [T] extends [ColumnType<infer Selected, infer Inserted, infer Updated>]
    ? ColumnType<Read<Selected>, Write<Inserted>, Write<Updated>>
    : ColumnType<Read<T>, Write<T>, Write<T>>;

/** An entity marks columns that the database computes; nobody writes them. */
type Plain<T> = T extends Opt<infer Value> ? Value : T;

/** The ORM has its driver leave moments and eight-byte integers as the text PostgreSQL gives; entities parse it, plain rows do not. */
type Read<T> = T extends Date | bigint ? string : T;
type Write<T> = T extends Date ? Date | string : T extends bigint ? bigint | number | string : T;

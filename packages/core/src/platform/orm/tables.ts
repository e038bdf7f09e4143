import type { Opt } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/postgresql';
import type { ColumnType, Kysely } from 'kysely';

/**
 * Every table by its name. Each entity's file declares its own, since the platform knows no module. The compiler checks what `Db` selects,
 * writes and compares against it, so a renamed column does not compile (docs/decisions/0034).
 */
export interface Tables {}

/** Typed statements, inside or outside a unit of work. Names are the database's; rows get camel-case names when they leave. */
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

/** The ORM makes the driver return moments and eight-byte integers as PostgreSQL's text. Entities parse it; plain rows do not. */
type Read<T> = T extends Date | bigint ? string : T;
type Write<T> = T extends Date ? Date | string : T extends bigint ? bigint | number | string : T;

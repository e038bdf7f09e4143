import { sql } from 'kysely';
import { at, inOrder, type KeysetSource, type Order, type Sql, type Scan } from './keyset-source.ts';

/** A search of one source: the named subquery that finds ids, and the rows for them. */
export interface Found {
  readonly name: Sql;
  readonly call: (cap: Sql) => Sql;
  readonly rows: Sql;
}

/** Substring search calls `search_page`, which returns ids and, up to a cap, their number (search.sql). */
export function foundOf(source: KeysetSource, scan: Scan, order: Order, nth: number): Found {
  const name = sql.ref(`found${nth}`);
  const { list } = source.search;
  const { after, column, key } = scan;
  const { dir, limit, term } = order;
  return {
    name,
    call: (
      cap,
    ) => sql`select ids, total from gatehouse.search_page(${list}, ${term}, ${filterOf(source)}::jsonb, ${column}, ${dir === 'desc'},
      ${after?.key ?? null}, ${after?.id ?? null}::uuid, ${limit}, ${cap})`,
    rows: sql`select ${source.columns}, ${key} as "sortKey" from ${name}, unnest(${name}.ids) as hit(id)
      join ${source.from} on ${at(source, 'id')} = hit.id where ${source.where} ${inOrder(source, scan, order)}`,
  };
}

/** The searches as the first part of a statement. Once one reaches the cap, later sources are not counted. */
export function findings(found: readonly Found[], counted: boolean, cap: number): Sql {
  const parts = found.map(({ name, call }, nth) => {
    const before = found[nth - 1];
    if (!counted) return sql`${name} as materialized (${call(sql`null`)})`;
    const left = before
      ? sql`(select case when total <= ${cap} then ${cap}::integer end from ${before.name})`
      : sql`${cap}`;
    return sql`${name} as materialized (${call(left)})`;
  });
  return sql`with ${sql.join(parts)}`;
}

export const foundTotal = (found: readonly Found[]): Sql =>
  sql`select ${sql.join(
    found.map(({ name }) => sql`coalesce((select total from ${name}), 0)`),
    sql` + `,
  )}`;

/**
 * Without a search term: counts all rows of several sources, each from an index only. Once the cap is reached, later sources are not
 * counted.
 */
export function wholeCount(sources: readonly KeysetSource[], cap: number): Sql {
  const countOf = (source: KeysetSource) =>
    sql`gatehouse.search_count(${source.search.list}, '', ${filterOf(source)}::jsonb, ${cap})`;
  // OFFSET 0 keeps the planner from evaluating the count twice.
  return sources.reduce<Sql>(
    (before, source) =>
      sql`select case when n > ${cap} then n else n + ${countOf(source)} end from (${before} offset 0) as before(n)`,
    sql`select 0`,
  );
}

const filterOf = ({ search }: KeysetSource) =>
  search.filter === null ? null : JSON.stringify(search.filter);

import { sql, type RawBuilder } from 'kysely';
import type { Cursor, SortColumn, SortKey } from './list-cursor.ts';

export type Sql = RawBuilder<unknown>;

/** Rows of one table that one index per sort order can deliver. */
export interface KeysetSource<Row = unknown> {
  /** Table with its alias, for instance `memberships as m`. */
  readonly from: Sql;
  readonly alias: string;
  /** The columns to show, `id` among them. */
  readonly columns: RawBuilder<Row>;
  readonly where: Sql;
  /** A further condition: a column with the same value in all rows. An index holds this column and then the ids. */
  readonly within?: { readonly column: string; readonly value: string };
  /** Name of the list in `search_page`, and the filter on its columns. Used when the request searches. */
  readonly search: {
    readonly list: string;
    readonly filter: Readonly<Record<string, readonly string[]>> | null;
  };
}

/** How rows of one table are sorted: by a column, or by their ids alone when all of them share the same key. */
export type SourceSort = SortColumn | { readonly shared: string | null };

export interface Order {
  readonly dir: 'asc' | 'desc';
  readonly type: SortKey['type'];
  readonly after: Cursor | null;
  /** Written into statements as it is: a plan made for any number of rows would not be one for a page. */
  readonly limit: number;
  readonly term: string;
}

/** One index range that a list reads: by a column and the ids, from a position on. */
export interface Scan {
  readonly column: string;
  /** Set when all rows have this value in the column. */
  readonly constant: string | null;
  readonly nullable: boolean;
  /** The sort key of a row as text. */
  readonly key: Sql;
  readonly after: Pick<Cursor, 'key' | 'id'> | null;
}

/** Null when the source cannot have rows after the cursor. */
export function scanOf(source: KeysetSource, by: SourceSort, { after, dir }: Order): Scan | null {
  if ('column' in by) {
    const { column, nullable = false } = by;
    // Nulls sort last: every row after a row without a key has no key either.
    if (after?.key === null && !nullable) return null;
    return { column, constant: null, nullable, key: sql`${at(source, column)}::text`, after };
  }
  if (!source.within) throw new Error('Rows that share a key need a column with one value to be read along.');
  const { column, value } = source.within;
  const scan = { column, constant: value, nullable: false, key: sql`${by.shared}::text` };
  if (after === null || after.key === by.shared)
    return { ...scan, after: after && { key: value, id: after.id } };
  return isBehind(by.shared, after.key, dir) ? { ...scan, after: null } : null;
}

function isBehind(key: string | null, other: string | null, dir: Order['dir']): boolean {
  if (key === null || other === null) return key === null;
  return key > other === (dir === 'asc');
}

/** The next rows of a scan, each with its key as `sortKey`. Reads one or two index ranges. */
export function plainRows(source: KeysetSource, scan: Scan, order: Order): Sql {
  const { after, constant, nullable } = scan;
  const [key, id] = [at(source, scan.column), at(source, 'id')];
  const beyond = order.dir === 'asc' ? sql`>` : sql`<`;
  const page = (condition: Sql) => sql`(select ${source.columns}, ${scan.key} as "sortKey" from ${source.from}
    where ${source.where}${withinOf(source, constant)} and ${condition} ${inOrder(source, scan, order)} limit ${sql.lit(order.limit)})`;
  if (!after) return page(sql`true`);
  if (after.key === null) return page(sql`${key} is null and ${id} ${beyond} ${after.id}::uuid`);
  const type = sql.raw(constant === null ? order.type : 'text');
  const behind = page(sql`(${key}, ${id}) ${beyond} (${after.key}::${type}, ${after.id}::uuid)`);
  // One of two values may be rare. The planner then assumes as few rows for both, and would fetch and sort all remaining rows.
  const amongValues =
    order.type === 'boolean' && constant === null
      ? sql`${page(sql`${key} = any (array[${after.key}::boolean]) and ${id} ${beyond} ${after.id}::uuid`)}
          union all ${page(sql`${key} ${beyond} ${after.key}::boolean`)} limit ${sql.lit(order.limit)}`
      : behind;
  // Two ranges instead of one OR: each is an index range, and the second is read only when the first is exhausted.
  return nullable
    ? sql`${amongValues} union all ${page(sql`${key} is null`)} limit ${sql.lit(order.limit)}`
    : amongValues;
}

/**
 * The scan's constant column is compared with `= any`, not with `=`: with `=` the planner knows the column is constant, takes the sort
 * order for that of the primary key, and reads the primary key from one end through all tenants.
 */
function withinOf({ alias, within }: KeysetSource, constant: string | null): Sql {
  if (!within) return sql``;
  const column = sql.ref(`${alias}.${within.column}`);
  return constant === null
    ? sql` and ${column} = ${within.value}`
    : sql` and ${column} = any (${[constant]})`;
}

export function inOrder(source: KeysetSource, { column, nullable }: Scan, { dir }: Order): Sql {
  const direction = sql.raw(dir);
  return sql`order by ${at(source, column)} ${direction}${nullable ? sql` nulls last` : sql``}, ${at(source, 'id')} ${direction}`;
}

export const plainCount = (source: KeysetSource, most: number): Sql =>
  sql`select count(*)::integer from (select 1 from ${source.from} where ${source.where}${withinOf(source, null)} limit ${sql.lit(most)}) counted`;

export const at = ({ alias }: KeysetSource, column: string) => sql.ref(`${alias}.${column}`);

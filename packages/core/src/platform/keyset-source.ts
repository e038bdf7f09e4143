import { sql, type RawBuilder } from 'kysely';
import type { Cursor, SortColumn, SortKey } from './list-cursor.ts';

export type Sql = RawBuilder<unknown>;

/** Rows of one table, found by one index for each order. */
export interface KeysetSource {
  /** Table with its alias, for instance `memberships as m`. */
  readonly from: Sql;
  readonly alias: string;
  /** What is shown; `id` among it. */
  readonly columns: Sql;
  readonly where: Sql;
  /** One more condition: a column that has one value in all rows, behind which their ids stand in an index. */
  readonly within?: { readonly column: string; readonly value: string };
  /** Name of the list in `search_page`, and what its columns are filtered by; used when the request searches. */
  readonly search: {
    readonly list: string;
    readonly filter: Readonly<Record<string, readonly string[]>> | null;
  };
}

/** What rows of one table are sorted by: a column, or by their ids alone where all of them have the same key. */
export type SourceSort = SortColumn | { readonly shared: string | null };

export interface Order {
  readonly dir: 'asc' | 'desc';
  readonly type: SortKey['type'];
  readonly after: Cursor | null;
  readonly limit: number;
  readonly term: string;
}

/** The way along which a source's rows are read: by a column and their ids, from behind a place on. */
export interface Scan {
  readonly column: string;
  /** Set where all rows have this value in the column. */
  readonly constant: string | null;
  readonly nullable: boolean;
  /** The rows' key as text. */
  readonly key: Sql;
  readonly after: Pick<Cursor, 'key' | 'id'> | null;
}

/** Null when a source can have no rows behind the cursor. */
export function scanOf(source: KeysetSource, by: SourceSort, { after, dir }: Order): Scan | null {
  if ('column' in by) {
    const { column, nullable = false } = by;
    // Whatever comes after a row without a key has none either.
    if (after?.key === null && !nullable) return null;
    return { column, constant: null, nullable, key: sql`${at(source, column)}::text`, after };
  }
  if (!source.within) throw new Error('Rows that share a key are read along a column of one value.');
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

/** The next rows along a way, each with its key as `sortKey`: a range of an index, or two. */
export function plainRows(source: KeysetSource, scan: Scan, order: Order): Sql {
  const { after, constant, nullable } = scan;
  const [key, id] = [at(source, scan.column), at(source, 'id')];
  const beyond = order.dir === 'asc' ? sql`>` : sql`<`;
  const page = (condition: Sql) => sql`(select ${source.columns}, ${scan.key} as "sortKey" from ${source.from}
    where ${source.where}${withinOf(source, constant)} and ${condition} ${inOrder(source, scan, order)} limit ${order.limit})`;
  if (!after) return page(sql`true`);
  if (after.key === null) return page(sql`${key} is null and ${id} ${beyond} ${after.id}::uuid`);
  const type = sql.raw(constant === null ? order.type : 'text');
  const behind = page(sql`(${key}, ${id}) ${beyond} (${after.key}::${type}, ${after.id}::uuid)`);
  // Of two values one may be rare, and rows of both are then taken for as few as those: all that is left would be fetched and sorted.
  const amongValues =
    order.type === 'boolean' && constant === null
      ? sql`${page(sql`${key} = any (array[${after.key}::boolean]) and ${id} ${beyond} ${after.id}::uuid`)}
          union all ${page(sql`${key} ${beyond} ${after.key}::boolean`)} limit ${order.limit}`
      : behind;
  // Two ranges instead of one OR: each is an index range, and the second is read only when the first runs dry.
  return nullable
    ? sql`${amongValues} union all ${page(sql`${key} is null`)} limit ${order.limit}`
    : amongValues;
}

/**
 * Along the column of one value that is not said with `=`: knowing it to be constant, the planner would take the order for that of the
 * primary key, and read this from one end on, through all tenants.
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
  sql`select count(*)::integer from (select 1 from ${source.from} where ${source.where}${withinOf(source, null)} limit ${most}) counted`;

export const at = ({ alias }: KeysetSource, column: string) => sql.ref(`${alias}.${column}`);

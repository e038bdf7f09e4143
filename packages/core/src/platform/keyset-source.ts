import { sql, type RawBuilder } from 'kysely';
import type { Cursor, SortColumn, SortKey } from './list-cursor.ts';

/** Rows of one table, found by one index for each order. */
export interface KeysetSource {
  /** Table with its alias, for instance `memberships as m`. */
  readonly from: RawBuilder<unknown>;
  readonly alias: string;
  /** What is shown; `id` among it. */
  readonly columns: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** Name of the list in `search_page`, and what its columns are filtered by; used when the request searches. */
  readonly search: {
    readonly list: string;
    readonly filter: Readonly<Record<string, readonly string[]>> | null;
  };
}

/** What rows of one table are sorted by: a column, or a value all of them share. */
export type SourceSort = SortColumn | { readonly shared: string | null };

export interface Order {
  readonly dir: 'asc' | 'desc';
  readonly type: SortKey['type'];
  readonly after: Cursor | null;
  readonly limit: number;
  readonly term: string;
}

type Sql = RawBuilder<unknown>;

/** A source's next rows in order, each with its key as `sortKey`; null when there can be none. */
export function rangeOf(source: KeysetSource, by: SourceSort, order: Order): Sql | null {
  return 'shared' in by ? sharedRange(source, by.shared, order) : columnRange(source, by, order);
}

function columnRange(source: KeysetSource, by: SortColumn, order: Order): Sql | null {
  const { after } = order;
  // Whatever comes after a row without a key has none either.
  if (after?.key === null && !by.nullable) return null;
  const key = sql.ref(`${source.alias}.${by.column}`);
  const id = idOf(source);
  const direction = sql.raw(order.dir);
  const nulls = by.nullable ? sql` nulls last` : sql``;
  const inOrder = sql`order by ${key} ${direction}${nulls}, ${id} ${direction}`;
  if (order.term !== '') return foundRows(source, sql`${key}::text`, by.column, after, order, inOrder);

  const page = (condition: Sql) => plainRows(source, sql`${key}::text`, condition, inOrder, order.limit);
  if (!after) return page(sql`true`);
  const amongNulls = sql`${key} is null and ${id} ${beyond(order)} ${after.id}::uuid`;
  if (after.key === null) return page(amongNulls);
  const amongValues = page(
    sql`(${key}, ${id}) ${beyond(order)} (${after.key}::${sql.raw(by.type)}, ${after.id}::uuid)`,
  );
  // Two ranges instead of one OR: each is an index range, and the second is read only when the first runs dry.
  return by.nullable
    ? sql`${amongValues} union all ${page(sql`${key} is null`)} limit ${order.limit}`
    : amongValues;
}

/** Rows that share their key stand in the order of their ids, all before, around or behind the cursor. */
function sharedRange(source: KeysetSource, shared: string | null, order: Order): Sql | null {
  const { after } = order;
  const at = after === null ? 'behind' : placeOf(shared, after.key, order.dir);
  if (at === 'before') return null;
  const cursor = at === 'around' ? after : null;
  const id = idOf(source);
  const inOrder = sql`order by ${id} ${sql.raw(order.dir)}`;
  const key = sql`${shared}::text`;
  if (order.term !== '') return foundRows(source, key, null, cursor, order, inOrder);
  const condition = cursor ? sql`${id} ${beyond(order)} ${cursor.id}::uuid` : sql`true`;
  return plainRows(source, key, condition, inOrder, order.limit);
}

function placeOf(
  shared: string | null,
  key: string | null,
  dir: Order['dir'],
): 'before' | 'around' | 'behind' {
  if (shared === key) return 'around';
  if (shared === null) return 'behind';
  if (key === null) return 'before';
  return shared > key === (dir === 'asc') ? 'behind' : 'before';
}

const plainRows = (source: KeysetSource, key: Sql, condition: Sql, inOrder: Sql, limit: number) =>
  sql`(select ${source.columns}, ${key} as "sortKey" from ${source.from} where ${source.where} and ${condition} ${inOrder} limit ${limit})`;

function foundRows(
  source: KeysetSource,
  key: Sql,
  column: string | null,
  after: Cursor | null,
  { dir, limit, term }: Order,
  inOrder: Sql,
) {
  return sql`select ${source.columns}, ${key} as "sortKey"
    from gatehouse.search_page(${source.search.list}, ${term}, ${filterOf(source)}::jsonb, ${column}, ${dir === 'desc'}, ${column === null ? null : (after?.key ?? null)}, ${after?.id ?? null}::uuid, ${limit}) as found(id)
    join ${source.from} on ${idOf(source)} = found.id where ${source.where} ${inOrder}`;
}

/** How many rows there are in all, no further than `most` or a little more. */
export function countOf(sources: readonly KeysetSource[], term: string, most: number): Sql {
  if (term !== '')
    return sql`select ${sql.join(
      sources.map((source) => foundCount(source, term, most)),
      sql` + `,
    )}`;
  const rows = sources.map(({ from, where }) => sql`select 1 from ${from} where ${where}`);
  return sql`select count(*)::integer from (${sql.join(rows, sql` union all `)} limit ${most}) counted`;
}

const foundCount = (source: KeysetSource, term: string, most: number) =>
  sql`gatehouse.search_count(${source.search.list}, ${term}, ${filterOf(source)}::jsonb, ${most - 1})`;

const filterOf = ({ search }: KeysetSource) =>
  search.filter === null ? null : JSON.stringify(search.filter);
const idOf = ({ alias }: KeysetSource) => sql.ref(`${alias}.id`);
const beyond = ({ dir }: Order) => (dir === 'asc' ? sql`>` : sql`<`);

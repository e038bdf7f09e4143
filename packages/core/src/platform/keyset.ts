import { sql, type Kysely, type RawBuilder } from 'kysely';
import { countCap, type Page } from './contract.ts';
import { readCursor, writeCursor, type Cursor, type SortColumn } from './list-cursor.ts';

export interface ListRequest<S extends string> {
  readonly search?: string | undefined;
  readonly sort?: { readonly by: S; readonly dir: 'asc' | 'desc' } | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A timestamp column as ISO 8601 in UTC, as it leaves the server. */
export const isoTime = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export interface KeysetSource<S extends string> {
  /** Table with its alias, for instance `memberships as m`. */
  readonly from: RawBuilder<unknown>;
  readonly alias: string;
  readonly columns: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly sortable: Readonly<Record<S, SortColumn>>;
  readonly defaultSort: { readonly by: S; readonly dir: 'asc' | 'desc' };
  /** Name of the list in `search_page` and the values of its filter; used when the request searches. */
  readonly search: { readonly list: string; readonly filter: readonly string[] | null };
}

interface KeyedRow<T> {
  readonly row: T;
  readonly key: string | null;
  readonly id: string;
}

/**
 * One page and, for the first one, the count, in a single statement. Keyset paging: rows after the last one seen, in the order of
 * (sort key, id) with nulls last, so that inserts meanwhile neither repeat nor skip a row.
 * @throws invalid_input for a cursor that is not of this list and order
 */
export async function listPage<T, S extends string>(
  db: Kysely<unknown>,
  source: KeysetSource<S>,
  request: ListRequest<S>,
): Promise<Page<T>> {
  const sort = request.sort ?? source.defaultSort;
  const by = source.sortable[sort.by];
  const after =
    request.cursor === undefined ? null : readCursor(request.cursor, source.search.list, sort, by);
  const term = request.search?.trim() ?? '';
  const rows =
    term === ''
      ? plainRows(source, by, sort.dir, after, request.limit + 1)
      : foundRows(source, by, sort.dir, after, request.limit + 1, term);
  const total = after ? sql`null::integer` : term === '' ? plainCount(source) : foundCount(source, term);
  const { rows: answers } = await sql<{ items: KeyedRow<T>[]; total: number | null }>`
    select coalesce((select json_agg(json_build_object('row', to_jsonb(page) - 'sortKey', 'key', page."sortKey", 'id', page.id))
                       from (${rows}) page), '[]'::json) as items, (${total}) as total`.execute(db);
  const { items = [], total: count = null } = answers[0] ?? {};

  const shown = items.slice(0, request.limit);
  const last = shown.at(-1);
  const more = items.length > request.limit && last !== undefined;
  return {
    items: shown.map(({ row }) => row),
    nextCursor: more ? writeCursor({ list: source.search.list, ...sort, key: last.key, id: last.id }) : null,
    total: count === null ? null : Math.min(count, countCap),
    totalCapped: count !== null && count > countCap,
  };
}

function plainRows(
  source: KeysetSource<string>,
  by: SortColumn,
  dir: 'asc' | 'desc',
  after: Cursor | null,
  limit: number,
) {
  const { key, id, order } = parts(source, by, dir);
  const page = (condition: RawBuilder<unknown>) =>
    sql`(select ${source.columns}, ${key}::text as "sortKey" from ${source.from} where ${source.where} and ${condition} ${order} limit ${limit})`;
  if (!after) return page(sql`true`);
  const beyond = dir === 'asc' ? sql`>` : sql`<`;
  const amongNulls = sql`${key} is null and ${id} ${beyond} ${after.id}::uuid`;
  if (after.key === null) return page(amongNulls);
  const amongValues = page(
    sql`(${key}, ${id}) ${beyond} (${after.key}::${sql.raw(by.type)}, ${after.id}::uuid)`,
  );
  // Two ranges instead of one OR: each is an index range, and the second is read only when the first runs dry.
  return by.nullable
    ? sql`${amongValues} union all ${page(sql`${key} is null`)} limit ${limit}`
    : amongValues;
}

function foundRows(
  source: KeysetSource<string>,
  by: SortColumn,
  dir: 'asc' | 'desc',
  after: Cursor | null,
  limit: number,
  term: string,
) {
  const { key, id, order } = parts(source, by, dir);
  return sql`select ${source.columns}, ${key}::text as "sortKey"
    from gatehouse.search_page(${source.search.list}, ${term}, ${filterOf(source)}::text[], ${by.column}, ${dir === 'desc'}, ${after?.key ?? null}, ${after?.id ?? null}::uuid, ${limit}) as found(id)
    join ${source.from} on ${id} = found.id where ${source.where} ${order}`;
}

const plainCount = (source: KeysetSource<string>) =>
  sql`select count(*)::integer from (select 1 from ${source.from} where ${source.where} limit ${countCap + 1}) counted`;

const foundCount = (source: KeysetSource<string>, term: string) =>
  sql`select gatehouse.search_count(${source.search.list}, ${term}, ${filterOf(source)}::text[], ${countCap})`;

const filterOf = (source: KeysetSource<string>) =>
  source.search.filter === null ? null : [...source.search.filter];

function parts(source: KeysetSource<string>, by: SortColumn, dir: 'asc' | 'desc') {
  const key = sql.ref(`${source.alias}.${by.column}`);
  const id = sql.ref(`${source.alias}.id`);
  const direction = sql.raw(dir);
  const nulls = by.nullable ? sql` nulls last` : sql``;
  return { key, id, order: sql`order by ${key} ${direction}${nulls}, ${id} ${direction}` };
}

import { sql, type RawBuilder } from 'kysely';
import { countCap, exactCountCap, type Page } from './contract.ts';
import { findings, foundOf, foundTotal, wholeCount } from './keyset-search.ts';
import {
  plainCount,
  plainRows,
  scanOf,
  type KeysetSource,
  type Order,
  type SourceSort,
  type Sql,
} from './keyset-source.ts';
import { readCursor, writeCursor, type SortColumn, type SortKey } from './list-cursor.ts';
import type { Db } from './orm/tables.ts';

export interface ListRequest<S extends string> {
  readonly search?: string | undefined;
  readonly sort?: { readonly by: S; readonly dir: 'asc' | 'desc' } | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Asks for a total that is exact far beyond the usual cap. */
  readonly count?: 'exact' | undefined;
}

/** A list of one table's rows. */
export interface KeysetList<S extends string, Row> extends KeysetSource<Row> {
  readonly sortable: Readonly<Record<S, SortColumn>>;
  readonly defaultSort: { readonly by: S; readonly dir: 'asc' | 'desc' };
}

/** A list with rows of several tables. Each table gives the same columns of the same types. */
export interface MergedList<S extends string, Source = unknown> {
  /** The list's name. A cursor of a list with another name is refused. */
  readonly name: string;
  readonly sortable: Readonly<Record<S, SortKey>>;
  readonly defaultSort: { readonly by: S; readonly dir: 'asc' | 'desc' };
  /** The number of rows, up to one more than a cap. By default `search_count` counts the sources, each from an index only. */
  readonly count?: (cap: number) => Sql;
  readonly sources: readonly (KeysetSource<Source> & { readonly sorts: Readonly<Record<S, SourceSort>> })[];
}

interface KeyedRow<T> {
  readonly row: T;
  readonly key: string | null;
  readonly id: string;
}

/**
 * Returns one page and, with the first one, the count, in a single statement. Keyset paging: rows after the last one seen, in the order of
 * (sort key, id) with nulls last, so that concurrent inserts neither repeat nor skip a row.
 * @throws invalid_input for a cursor of another list or order
 */
export function listPage<T, S extends string>(
  db: Db,
  list: KeysetList<S, T>,
  request: ListRequest<S>,
): Promise<Page<T>> {
  const { sortable, defaultSort, ...source } = list;
  const sources = [{ ...source, sorts: sortable }];
  const count = (cap: number) => plainCount(source, cap + 1);
  return readPage(db, { name: source.search.list, sortable, defaultSort, count, sources }, null, request);
}

/**
 * The same for several tables: each gives its next rows from its own index, and the first of all these rows form the page. `shown` selects
 * the columns to show for the rows of `page`; look-ups in it run for these rows only and not for all rows of the sources.
 * @throws invalid_input for a cursor of another list or order
 */
export const mergedPage = <T, S extends string, Source>(
  db: Db,
  list: MergedList<S, Source>,
  shown: RawBuilder<T>,
  request: ListRequest<S>,
): Promise<Page<T>> => readPage(db, list, shown, request);

async function readPage<T, S extends string>(
  db: Db,
  list: MergedList<S>,
  shown: RawBuilder<T> | null,
  request: ListRequest<S>,
): Promise<Page<T>> {
  const sort = request.sort ?? list.defaultSort;
  const key = list.sortable[sort.by];
  const after = request.cursor === undefined ? null : readCursor(request.cursor, list.name, sort, key);
  const term = request.search?.trim() ?? '';
  const order: Order = { dir: sort.dir, type: key.type, after, limit: request.limit + 1, term };
  const cap = request.count === 'exact' ? exactCountCap : countCap;
  const { head, rows, total } = partsOf(list, sort.by, order, cap);
  const { rows: answers } = await sql<{ items: KeyedRow<T>[]; total: number | null }>`
    ${head} select coalesce((select json_agg(json_build_object('row', to_jsonb(page) - 'sortKey', 'key', page."sortKey", 'id', page.id))
                       from (${shown ? sql`select page."sortKey", ${shown} from (${rows}) page` : rows}) page), '[]'::json) as items,
                   (${total}) as total`.execute(db);
  const { items = [], total: count = null } = answers[0] ?? {};

  const first = items.slice(0, request.limit);
  const last = first.at(-1);
  const more = items.length > request.limit && last !== undefined;
  return {
    items: first.map(({ row }) => row),
    nextCursor: more ? writeCursor({ list: list.name, ...sort, key: last.key, id: last.id }) : null,
    total: count === null ? null : Math.min(count, cap),
    totalCapped: count !== null && count > cap,
  };
}

interface Parts {
  readonly head: Sql;
  readonly rows: Sql;
  readonly total: Sql;
}

function partsOf<S extends string>(
  { sources, count }: MergedList<S>,
  by: S,
  order: Order,
  cap: number,
): Parts {
  const scans = sources.flatMap((source) => {
    const scan = scanOf(source, source.sorts[by], order);
    return scan ? [{ source, scan }] : [];
  });
  const first = order.after === null;
  const uncounted = sql`null::integer`;
  if (order.term !== '') {
    const found = scans.map(({ source, scan }, nth) => foundOf(source, scan, order, nth));
    const rows = merged(
      found.map((one) => one.rows),
      order,
    );
    const head = found.length > 0 ? findings(found, first, cap) : sql``;
    return { head, rows, total: first ? foundTotal(found) : uncounted };
  }
  const rows = merged(
    scans.map(({ source, scan }) => plainRows(source, scan, order)),
    order,
  );
  return { head: sql``, rows, total: first ? (count?.(cap) ?? wholeCount(sources, cap)) : uncounted };
}

/** The first rows of all ranges together. A single range is already sorted. */
function merged(ranges: readonly Sql[], { dir, type, limit }: Order): Sql {
  const [only, ...others] = ranges;
  if (!only) return sql`select null::uuid as id, null as "sortKey" where false`;
  if (others.length === 0) return only;
  const direction = sql.raw(dir);
  return sql`select * from (${sql.join(
    ranges.map((range) => sql`(${range})`),
    sql` union all `,
  )}) merged order by merged."sortKey"::${sql.raw(type)} ${direction} nulls last, merged.id ${direction} limit ${sql.lit(limit)}`;
}

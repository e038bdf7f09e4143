import { invalidInput } from './errors.ts';
import type { Tables } from './orm/tables.ts';

/** The type of the keys of a sort order, whichever table they come from. */
export interface SortKey {
  readonly type: 'text' | 'timestamptz' | 'boolean';
  readonly nullable?: boolean;
}

/** A column a list can be sorted by, under its name in the database. */
export interface SortColumn extends SortKey {
  readonly column: string;
}

/** The columns that a list of this table can be sorted by. */
export type Sortable<T extends keyof Tables> = Readonly<
  Record<string, SortColumn & { readonly column: keyof Tables[T] & string }>
>;

/** Where a page ended. It is not secret: it holds what the page's last row showed. */
export interface Cursor {
  /** The list that made the cursor. Another list may have a column of the same name. */
  readonly list: string;
  readonly by: string;
  readonly dir: 'asc' | 'desc';
  /** The last row's sort key in the database's text form; null for a row without one. */
  readonly key: string | null;
  readonly id: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.list, cursor.by, cursor.dir, cursor.key, cursor.id])).toString(
    'base64url',
  );
}

/** @throws invalid_input for a cursor that is not of this list and order */
export function readCursor(
  text: string,
  ownList: string,
  sort: { by: string; dir: string },
  { type, nullable }: SortKey,
): Cursor {
  const parsed = parseJson(Buffer.from(text, 'base64url').toString('utf8'));
  if (Array.isArray(parsed) && parsed.length === 5) {
    const [list, by, dir, key, id]: unknown[] = parsed;
    const rightOrder = list === ownList && by === sort.by && dir === sort.dir;
    const rightKey = key === null ? nullable === true : typeof key === 'string' && isOfType(key, type);
    if (rightOrder && rightKey && typeof id === 'string' && uuid.test(id)) {
      return {
        list: ownList,
        by: sort.by,
        dir: dir === 'asc' ? 'asc' : 'desc',
        key: typeof key === 'string' ? key : null,
        id,
      };
    }
  }
  throw invalidInput({ cursor: { code: 'other_list' } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isOfType(key: string, type: SortKey['type']): boolean {
  if (key.includes('\0') || !key.isWellFormed()) return false;
  if (type === 'timestamptz') return isMoment(key);
  return type === 'boolean' ? key === 'true' || key === 'false' : true;
}

/**
 * Accepts moments as PostgreSQL writes them in UTC, on dates that exist: 30 February would be an error of PostgreSQL instead of an answer.
 */
function isMoment(key: string): boolean {
  const [, date, time] = /^([1-9]\d{3}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,6})?\+00$/.exec(key) ?? [];
  const moment = new Date(`${date}T${time}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${date}T${time}`);
}

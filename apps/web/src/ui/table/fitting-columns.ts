import type { ColumnLook } from './list-columns.ts';

/** The least width of a row's name: a disc, two gaps and some 25 letters. */
const leastNameWidth = 264;
/** The width of a column without its own: a badge or a short date. */
const usualWidth = 140;

interface Column {
  readonly id: string;
  readonly look: ColumnLook;
}

/** The ids of the columns that fit into `width` pixels. Names, the longest of which needs `nameWidth`, are not cut for another column. */
export function fittingColumns(
  columns: readonly Column[],
  width: number,
  nameWidth = leastNameWidth,
): ReadonlySet<string> {
  const widthOf = ({ rowHeader, width: own }: ColumnLook): number => {
    if (rowHeader) return Math.max(leastNameWidth, nameWidth);
    return own === undefined ? usualWidth : Number.parseInt(own, 10);
  };
  const needed = (some: readonly Column[]) => some.reduce((sum, { look }) => sum + widthOf(look), 0);
  const kept = [...columns];
  const leaving = columns
    .filter(({ look }) => look.leaves !== undefined)
    .toSorted((one, other) => (one.look.leaves ?? 0) - (other.look.leaves ?? 0));
  while (needed(kept) > width) {
    const next = leaving.shift();
    if (!next) break;
    kept.splice(kept.indexOf(next), 1);
  }
  return new Set(kept.map(({ id }) => id));
}

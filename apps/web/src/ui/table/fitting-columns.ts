import type { ColumnLook } from './list-columns.ts';

/** What a row's name gets at least: a disc, two gaps and some 25 letters. */
const leastNameWidth = 264;
/** Without a width of its own: a badge or a short date. */
const usualWidth = 140;

interface Column {
  readonly id: string;
  readonly look: ColumnLook;
}

/** The ids of the columns that fit into `width` pixels. Names, of which the longest needs `nameWidth`, are not cut for the sake of another column. */
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

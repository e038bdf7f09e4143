import { Skeleton } from '@mantine/core';
import classes from './data-table.module.css';
import type { ColumnLook } from './list-columns.ts';
import { useDelayed } from './use-delayed.ts';

const rowCount = 8;
/** Uneven on purpose, and the same on every render. */
const widths = ['62%', '78%', '54%', '70%'];

/** Reserves the space of the rows from the start. The grey bars appear only when the wait is noticeable. */
export function SkeletonRows({ columns }: { columns: readonly ColumnLook[] }) {
  const shown = useDelayed(true);
  return (
    <tbody aria-hidden>
      {Array.from({ length: rowCount }, (_, row) => (
        <tr key={row}>
          {columns.map((look, column) => (
            <td key={column}>
              {shown && !look.menu && (
                <div className={classes.bone}>
                  {look.rowHeader && <Skeleton circle height={32} width={32} />}
                  <Skeleton height={10} width={widths[(row + column) % widths.length] ?? '60%'} />
                </div>
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

import type { RowData } from '@tanstack/react-table';
import classes from './data-table.module.css';
import { opensRow, walkRows } from './row-keys.ts';
import { SkeletonRows } from './skeleton-rows.tsx';
import { SortHead } from './sort-head.tsx';
import type { ListTable } from './use-list-table.ts';

interface Props<T extends RowData> {
  readonly table: ListTable<T>;
  /** What the table holds, for readers who do not see the page's title above it. */
  readonly caption: string;
  readonly pending: boolean;
  readonly outdated: boolean;
  readonly onOpen: ((row: T) => void) | undefined;
  readonly isOpen: ((row: T) => boolean) | undefined;
  /** The columns that fit. */
  readonly fitting: ReadonlySet<string>;
}

export function DataTable<T extends RowData>({
  table,
  caption,
  pending,
  outdated,
  onOpen,
  isOpen,
  fitting,
}: Props<T>) {
  const [headers] = table.getHeaderGroups();
  const columns = table.getAllLeafColumns().filter(({ id }) => fitting.has(id));
  return (
    <table className={classes.table} aria-busy={pending || outdated} data-outdated={outdated || undefined}>
      <caption className={classes.caption}>{caption}</caption>
      <thead>
        <tr>
          {headers?.headers
            .filter(({ column }) => fitting.has(column.id))
            .map((header) => (
              <SortHead key={header.id} header={header}>
                <table.FlexRender header={header} />
              </SortHead>
            ))}
        </tr>
      </thead>
      {pending ? (
        <SkeletonRows columns={columns.map(({ columnDef }) => columnDef.meta ?? {})} />
      ) : (
        <tbody onKeyDown={walkRows}>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              data-open={isOpen?.(row.original) || undefined}
              data-opens={onOpen ? true : undefined}
              onClick={onOpen && ((event) => opensRow(event) && onOpen(row.original))}
            >
              {row.getAllCells().map((cell) => {
                if (!fitting.has(cell.column.id)) return null;
                const look = cell.column.columnDef.meta;
                const content = <table.FlexRender cell={cell} />;
                return look?.rowHeader ? (
                  <th key={cell.id} scope="row">
                    {content}
                  </th>
                ) : (
                  <td key={cell.id} data-menu={look?.menu}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}

import { Skeleton } from '@mantine/core';
import type { Row, RowData } from '@tanstack/react-table';
import classes from './card-list.module.css';
import type { listFeatures } from './list-columns.ts';
import { opensRow, walkRows } from './row-keys.ts';
import { useDelayed } from './use-delayed.ts';
import type { ListTable } from './use-list-table.ts';

interface Props<T extends RowData> {
  readonly table: ListTable<T>;
  readonly caption: string;
  readonly pending: boolean;
  readonly outdated: boolean;
  readonly onOpen: ((row: T) => void) | undefined;
  readonly isOpen: ((row: T) => boolean) | undefined;
}

/** The table on a narrow screen: each row is a card that shows the same values in the same order. */
export function CardList<T extends RowData>(props: Props<T>) {
  const { table, caption, pending, outdated, onOpen, isOpen } = props;
  if (pending) return <SkeletonCards />;
  return (
    <ul
      className={classes.list}
      aria-label={caption}
      aria-busy={outdated}
      data-outdated={outdated || undefined}
      onKeyDown={walkRows}
    >
      {table.getRowModel().rows.map((row) => (
        <li
          key={row.id}
          className={classes.card}
          data-open={isOpen?.(row.original) || undefined}
          onClick={onOpen && ((event) => opensRow(event) && onOpen(row.original))}
        >
          <Card table={table} row={row} />
        </li>
      ))}
    </ul>
  );
}

function Card<T extends RowData>({ table, row }: { table: ListTable<T>; row: Row<typeof listFeatures, T> }) {
  const cells = row.getAllCells();
  const head = cells.find(({ column }) => column.columnDef.meta?.rowHeader);
  const menu = cells.find(({ column }) => column.columnDef.meta?.menu);
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <>
      <div className={classes.head}>
        {head && <table.FlexRender cell={head} />}
        {menu && <table.FlexRender cell={menu} />}
      </div>
      <dl className={classes.details}>
        {cells.map((cell) => {
          const header = headers.find(({ column }) => column.id === cell.column.id);
          if (cell === head || cell === menu || !header) return null;
          return (
            <div key={cell.id} className={classes.fact}>
              <dt data-named={cell.column.columnDef.meta?.named}>
                <table.FlexRender header={header} />
              </dt>
              <dd>
                <table.FlexRender cell={cell} />
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

function SkeletonCards() {
  const shown = useDelayed(true);
  return (
    <ul className={classes.list} aria-hidden>
      {Array.from({ length: 4 }, (_, card) => (
        <li key={card} className={classes.card} style={{ minHeight: 92 }}>
          {shown && <Skeleton height={12} width="60%" mb={12} />}
          {shown && <Skeleton height={10} width="80%" />}
        </li>
      ))}
    </ul>
  );
}

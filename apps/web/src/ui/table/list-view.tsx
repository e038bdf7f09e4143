import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { RowData } from '@tanstack/react-table';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchDrawing } from '../drawings.tsx';
import { EmptyState } from '../empty-state.tsx';
import { besidePage } from '../side-panel/beside-page.ts';
import { CardList } from './card-list.tsx';
import { DataTable } from './data-table.tsx';
import { fittingColumns } from './fitting-columns.ts';
import type { ListAnswer } from './list-answer.ts';
import type { ListColumn } from './list-columns.ts';
import { isUnfiltered } from './list-search.ts';
import { ListToolbar } from './list-toolbar.tsx';
import classes from './list-view.module.css';
import type { FilterChoice, ListLabels } from './list-labels.ts';
import { Pager } from './pager.tsx';
import { ResultsLine } from './results-line.tsx';
import { useNameWidth } from './use-name-width.ts';
import { useListTable } from './use-list-table.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import type { ListUrl } from './use-list-url.ts';
import { useWidth } from './use-width.ts';

/** Below this width of the list in pixels, whatever the window's, each row is a card. */
const cardsBelow = 720;

interface Props<T extends RowData> {
  readonly list: ListUrl;
  readonly answer: ListAnswer<T>;
  readonly columns: ListColumn<T>[];
  readonly rowId: (row: T) => string;
  readonly words: ListLabels;
  readonly filters: readonly FilterChoice[];
  /** Shown in place of the rows when they could not be loaded. */
  readonly error: ReactNode;
  readonly onOpen?: (row: T) => void;
  readonly isOpen?: (row: T) => boolean;
  /** A row's panel is open. */
  readonly panelOpen?: boolean;
}

/** A complete list: search, filters, rows, pages, and the texts for an empty list. */
export function ListView<T extends RowData>(props: Props<T>) {
  const { list, answer, columns, rowId, words, filters, error, onOpen, isOpen, panelOpen = false } = props;
  const top = useTopOfPage(list.state.cursor);
  const rows = useMemo(() => [...(answer.rows ?? [])], [answer.rows]);
  const table = useListTable({ columns, rows, rowId, sort: list.state.sort, onSort: list.setSort });
  useKeptFocus(top, rows);
  const found = !isUnfiltered(list.definition, list.state);
  const pending = answer.rows === undefined && !answer.failed;
  // Beside its panel the list keeps its shape and shows little more than names, so that the reader keeps their position.
  const beside = useMediaQuery(besidePage, undefined, { getInitialValueInEffect: false }) && panelOpen;
  const { ref: measured, width, fresh } = useWidth(beside);
  const [narrow, setNarrow] = useState(false);
  const wantsCards = width !== null && width < cardsBelow && !beside;
  if (fresh && wantsCards !== narrow) setNarrow(wantsCards);
  const nameWidth = useNameWidth(top, rows, narrow);

  // Links outlive rows: when a page is empty, or the server refuses its cursor, the first page is shown.
  const { giveUpCursor } = list;
  const deadEnd = list.state.cursor !== undefined && !answer.outdated && answer.rows?.length === 0;
  useEffect(() => {
    if (deadEnd) giveUpCursor();
  }, [deadEnd, giveUpCursor]);

  const leaves = table.getAllLeafColumns();
  const sortable = leaves.filter((column) => column.getCanSort());
  const looks = leaves.map(({ id, columnDef }) => ({ id, look: columnDef.meta ?? {} }));
  const common = { table, caption: words.caption, pending, outdated: answer.outdated, onOpen };
  return (
    <div ref={top} className={classes.view}>
      <div ref={measured}>
        <ListToolbar
          list={list}
          words={words}
          filters={filters}
          narrow={narrow}
          sortable={sortable.map(({ id, columnDef }) => ({ id, label: String(columnDef.header) }))}
          results={
            <ResultsLine
              answer={answer}
              words={words}
              place={list.place}
              size={list.state.size}
              found={found}
            />
          }
        />
      </div>
      {answer.failed && answer.rows === undefined ? (
        error
      ) : rows.length === 0 && !pending ? (
        <div className={classes.frame}>{found ? <NothingFound onClear={list.clear} /> : words.empty}</div>
      ) : narrow ? (
        <CardList {...common} isOpen={isOpen} />
      ) : (
        <div className={classes.frame}>
          <DataTable
            {...common}
            isOpen={isOpen}
            fitting={fittingColumns(looks, width ?? Infinity, nameWidth)}
          />
        </div>
      )}
      <Pager
        list={list}
        nextCursor={answer.nextCursor}
        total={answer.total}
        totalCapped={answer.totalCapped}
      />
    </div>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('table');
  return (
    <EmptyState
      drawing={<SearchDrawing />}
      sentence={t('nothingFound')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      }
    />
  );
}

/** A new page starts at its top. The focus stays on the button that led there. */
function useTopOfPage(cursor: string | undefined) {
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(cursor);
  useEffect(() => {
    if (shown.current === cursor) return;
    shown.current = cursor;
    if (top.current && top.current.getBoundingClientRect().top < 0)
      top.current.scrollIntoView({ block: 'start' });
  }, [cursor]);
  return top;
}

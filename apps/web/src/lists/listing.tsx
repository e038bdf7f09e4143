import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { totalText } from '../ui/total-text.ts';
import { ProblemPanel } from '../errors/problem-panel.tsx';
import type { PanelUrl } from '../ui/side-panel/use-panel-url.ts';
import type { ListColumn } from '../ui/table/list-columns.ts';
import { ListView } from '../ui/table/list-view.tsx';
import type { FilterChoice } from '../ui/table/list-labels.ts';
import type { ListUrl } from '../ui/table/use-list-url.ts';
import type { ListPage } from './use-list-page.ts';

interface Words {
  readonly caption: string;
  readonly search: string;
  /** “3 members”; with `found`, “3 members found”. `number` is the formatted count. */
  readonly count: (how: { readonly count: number; readonly number: string }, found: boolean) => string;
  readonly failed: string;
  /** Shown when nothing exists yet. */
  readonly empty: ReactNode;
}

interface Props<T extends RowData> {
  readonly list: ListUrl;
  readonly page: ListPage<T>;
  readonly columns: ListColumn<T>[];
  readonly filters: readonly FilterChoice[];
  readonly words: Words;
  /** The panel's place in the link, for lists whose rows open. */
  readonly panel?: PanelUrl;
}

const rowId = (row: { readonly id: string }) => row.id;

/** A list loaded from the server. The link holds its state, and an error is shown in place of the rows. */
export function Listing<T extends RowData & { readonly id: string }>({
  page,
  panel,
  words,
  ...rest
}: Props<T>) {
  const { i18n } = useTranslation();
  return (
    <ListView
      {...rest}
      answer={page.answer}
      rowId={rowId}
      words={{
        caption: words.caption,
        searchLabel: words.search,
        count: (total, { capped, found }) =>
          words.count({ count: total, number: totalText(i18n.language, total, capped) }, found),
        empty: words.empty,
      }}
      error={
        <ProblemPanel
          title={words.failed}
          error={page.error}
          onRetry={page.onRetry}
          retrying={page.retrying}
        />
      }
      {...(panel && {
        onOpen: ({ id }: T) => panel.open(id),
        isOpen: ({ id }: T) => id === panel.id,
        panelOpen: panel.id !== undefined,
      })}
    />
  );
}

import { Button } from '@mantine/core';
import { PagePending } from '../shell/page-pending.tsx';
import { SearchDrawing } from '../ui/drawings.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { toProblem } from './problem.ts';
import { ProblemPanel } from './problem-panel.tsx';

interface Props {
  readonly asked: { readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => unknown };
  readonly labels: {
    readonly failed: string;
    readonly title: string;
    readonly sentence: string;
    readonly showAll: string;
  };
  readonly onShowAll: () => void;
}

/** A panel without its subject: loading, missing (or not the reader's: one text), or failed. */
export function GonePanel({ asked, labels, onShowAll }: Props) {
  if (!asked.error) return <PagePending />;
  if (toProblem(asked.error).reason !== 'not_found') {
    return (
      <ProblemPanel
        title={labels.failed}
        error={asked.error}
        onRetry={() => void asked.refetch()}
        retrying={asked.isFetching}
      />
    );
  }
  return (
    <EmptyState
      drawing={<SearchDrawing />}
      title={labels.title}
      sentence={labels.sentence}
      action={
        <Button variant="default" onClick={onShowAll}>
          {labels.showAll}
        </Button>
      }
    />
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { PagePending } from '../../../shell/page-pending.tsx';
import { SearchDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

interface Props {
  readonly asked: { readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => unknown };
  readonly onShowAll: () => void;
}

/** Still loading, missing (or not the reader's: one text), or failed. */
export function MemberGone({ asked, onShowAll }: Props) {
  const { t } = useTranslation('partner-team');
  if (!asked.error) return <PagePending />;
  if (toProblem(asked.error).reason !== 'not_found') {
    return (
      <ProblemPanel
        title={t('panel.failed')}
        error={asked.error}
        onRetry={() => void asked.refetch()}
        retrying={asked.isFetching}
      />
    );
  }
  return (
    <EmptyState
      drawing={<SearchDrawing />}
      title={t('panel.goneTitle')}
      sentence={t('panel.gone')}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t('panel.showAll')}
        </Button>
      }
    />
  );
}

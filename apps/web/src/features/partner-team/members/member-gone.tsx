import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

export function MemberGone({ onShowAll }: { onShowAll: () => void }) {
  const { t } = useTranslation('partner-team');
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

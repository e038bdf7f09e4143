import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { GateDrawing } from '../ui/drawings.tsx';
import { StatePage } from '../ui/state-page.tsx';

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <StatePage
      drawing={<GateDrawing />}
      title={t('notFound.title')}
      action={
        <Button component={Link} to="/" variant="default">
          {t('notFound.home')}
        </Button>
      }
    >
      {t('notFound.sentence')}
    </StatePage>
  );
}

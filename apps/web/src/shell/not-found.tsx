import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/button-link.tsx';
import { GateDrawing } from '../ui/drawings.tsx';
import { StatePage } from '../ui/state-page.tsx';

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <StatePage
      drawing={<GateDrawing />}
      title={t('notFound.title')}
      action={
        <ButtonLink to="/" variant="default">
          {t('notFound.home')}
        </ButtonLink>
      }
    >
      {t('notFound.sentence')}
    </StatePage>
  );
}

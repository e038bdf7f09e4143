import { useTranslation } from 'react-i18next';
import { PeopleDrawing } from '../../ui/drawings.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** A community manager without a community: there are people, but none that they may see or invite. */
export function NoCommunity({ organisation }: { organisation: string }) {
  const { t } = useTranslation('client-users');
  return <EmptyState drawing={<PeopleDrawing />} sentence={t('noCommunity', { organisation })} />;
}

import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { PeopleDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

/** For what the reader's role may not do: says who may, by name. */
export function AskAdministrators({ sentence }: { sentence: string }) {
  const { t } = useTranslation('clients');
  return (
    <EmptyState
      drawing={<PeopleDrawing />}
      sentence={sentence}
      action={
        <ButtonLink to="/team" search={{ role: 'partner_admin' }} variant="default">
          {t('list.showAdmins')}
        </ButtonLink>
      }
    />
  );
}

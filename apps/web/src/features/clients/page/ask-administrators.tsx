import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { PeopleDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

/** Not for the reader's role: says whose it is, and who they are. */
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

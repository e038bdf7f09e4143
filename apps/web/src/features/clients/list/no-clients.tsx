import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { ShopDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useSession } from '../../auth/use-session.ts';
import { useClientRights } from '../client-rights.ts';
import { AddFirstClient } from '../provision/add-client.tsx';

/** Shown while there are no clients, with the next step: an administrator adds one, others read whom to ask. */
export function NoClients() {
  const { t } = useTranslation('clients');
  const organisation = useSession()?.organisation?.name ?? '';
  const { manages, blocked } = useClientRights('clients.provision');
  if (manages) {
    const sentence = t(blocked === null ? 'list.empty' : 'list.emptyBlocked');
    return <EmptyState drawing={<ShopDrawing />} sentence={sentence} action={<AddFirstClient />} />;
  }
  return (
    <EmptyState
      drawing={<ShopDrawing />}
      sentence={t('list.emptyReader', { organisation })}
      action={
        <ButtonLink to="/team" search={{ role: 'partner_admin' }} variant="default">
          {t('list.showAdmins')}
        </ButtonLink>
      }
    />
  );
}

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PeopleDrawing } from '../../../ui/drawings.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { usePermission } from '../../auth/use-permission.ts';
import { InvitationsList } from './invitations-list.tsx';

/** The list for administrators. Others who follow a link here read who can see it. */
export function InvitationsTab() {
  const { t } = useTranslation('partner-team');
  if (usePermission('partnerTeam.invitations').state !== 'absent') return <InvitationsList />;
  return (
    <EmptyState
      drawing={<PeopleDrawing />}
      sentence={t('invitations.noRight')}
      action={
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/team" search={{ role: 'partner_admin' }} {...props} />}
        >
          {t('invitations.showAdmins')}
        </Button>
      }
    />
  );
}

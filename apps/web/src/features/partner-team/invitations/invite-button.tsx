import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { usePermission } from '../../auth/use-permission.ts';
import { InviteDialog } from '../../invite/invite-dialog.tsx';
import { LostAddresses } from '../../invite/lost-addresses.tsx';
import { useTeamInviting } from '../use-team-inviting.ts';

const teamRoute = getRouteApi('/shell/team');

/** The page's primary action, and its dialog. `?invite=true` opens the dialog too. */
export function InviteButton() {
  const { t } = useTranslation('partner-team');
  const permission = usePermission('partnerTeam.invite');
  const { invite } = teamRoute.useSearch();
  const navigate = teamRoute.useNavigate();
  const inviting = useTeamInviting();
  if (permission.state === 'absent') return <LostAddresses place={inviting.place} />;

  const show = (open: boolean) =>
    void navigate({
      to: '.',
      search: (now) => ({ ...now, invite: open ? true : undefined }),
      state: ({ listTrail = [], panelOpened = false }) => ({ listTrail, panelOpened }),
      replace: true,
      resetScroll: false,
    });
  const icon = <IconUserPlus size={18} stroke={1.75} aria-hidden />;
  if (permission.state === 'blocked') {
    return (
      <BlockedButton blocked={permission.why} leftSection={icon} onClick={() => undefined}>
        {t('action.invite')}
      </BlockedButton>
    );
  }
  return (
    <>
      <Button leftSection={icon} onClick={() => show(true)}>
        {t('action.invite')}
      </Button>
      <InviteDialog opened={invite === true} inviting={inviting} onClose={() => show(false)} />
    </>
  );
}

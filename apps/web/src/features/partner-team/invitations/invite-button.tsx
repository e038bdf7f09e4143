import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePart } from '../../../errors/use-part.tsx';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { usePermission, whyBlocked } from '../../auth/use-permission.ts';
import { inviteDialog } from '../../invite/on-demand.ts';
import { LostAddresses } from '../../invite/lost-addresses.tsx';
import { useInviteUrl } from '../../invite/use-invite-url.ts';
import { useTeamInviting } from '../use-team-inviting.ts';

/** The page's primary action, and its dialog; `?invite=true` opens it too. */
export function InviteButton() {
  const { t } = useTranslation('partner-team');
  const permission = usePermission('partnerTeam.invite');
  const { opened, show } = useInviteUrl();
  const inviting = useTeamInviting();
  const close = () => show(false);
  const allowed = permission.state === 'allowed';
  const { module: dialog, instead } = usePart(inviteDialog, opened && allowed, close);
  if (permission.state === 'absent') return <LostAddresses place={inviting.place} />;
  return (
    <>
      <BlockedButton
        blocked={whyBlocked(permission)}
        leftSection={<IconUserPlus size={18} stroke={1.75} aria-hidden />}
        onNear={inviteDialog.preload}
        onClick={() => show(true)}
      >
        {t('action.invite')}
      </BlockedButton>
      {instead}
      {allowed && dialog && <dialog.InviteDialog opened={opened} inviting={inviting} onClose={close} />}
    </>
  );
}

import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePart } from '../../errors/use-part.tsx';
import { BlockedButton } from '../../ui/blocked-button.tsx';
import { inviteDialog } from '../invite/on-demand.ts';
import { whyBlocked } from '../auth/use-permission.ts';
import { LostAddresses } from '../invite/lost-addresses.tsx';
import { useInviteUrl } from '../invite/use-invite-url.ts';
import { useClientInviting } from './use-client-inviting.ts';
import { useUsers } from './users-context.ts';

/** The list's primary action, and its dialog. */
export function InviteUsers() {
  const { t } = useTranslation('client-users');
  const { client, offering, rights } = useUsers();
  const inviting = useClientInviting(client, offering);
  const { opened, show } = useInviteUrl();
  const { invite } = rights;
  const close = () => show(false);
  const allowed = invite.state === 'allowed';
  const shown = opened && offering.known;
  const { module: dialog, instead } = usePart(inviteDialog, shown && allowed, close);
  if (invite.state === 'absent') return <LostAddresses place={inviting.place} />;
  return (
    <>
      <BlockedButton
        blocked={whyBlocked(invite)}
        leftSection={<IconUserPlus size={18} stroke={1.75} aria-hidden />}
        onNear={inviteDialog.preload}
        onClick={() => show(true)}
      >
        {t('action.invite')}
      </BlockedButton>
      {instead}
      {allowed && dialog && <dialog.InviteDialog opened={shown} inviting={inviting} onClose={close} />}
    </>
  );
}

/** The same action where there are no users yet. */
export function InviteFirst() {
  const { t } = useTranslation('client-users');
  const { rights } = useUsers();
  const { show } = useInviteUrl();
  if (rights.invite.state !== 'allowed') return null;
  return (
    <Button variant="default" onClick={() => show(true)}>
      {t('action.invite')}
    </Button>
  );
}

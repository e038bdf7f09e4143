import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../ui/blocked-button.tsx';
import { InviteDialog } from '../invite/invite-dialog.tsx';
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
  if (invite.state === 'absent') return <LostAddresses place={inviting.place} />;
  return (
    <>
      <BlockedButton
        blocked={whyBlocked(invite)}
        leftSection={<IconUserPlus size={18} stroke={1.75} aria-hidden />}
        onClick={() => show(true)}
      >
        {t('action.invite')}
      </BlockedButton>
      {invite.state === 'allowed' && (
        <InviteDialog opened={opened && offering.known} inviting={inviting} onClose={() => show(false)} />
      )}
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

import { grantableRoles, type ClientRole } from '@gatehouse/policy';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { alone } from '../../api/links.ts';
import { trpc } from '../../trpc.ts';
import { onThisPage } from '../../ui/on-this-page.ts';
import { useSession } from '../auth/use-session.ts';
import type { Inviting } from '../invite/invitation-calls.ts';
import { roleSentence, rolesByReach } from './role-sentence.ts';
import type { ClientOfUsers, Offering } from './users-place.ts';

/** The roles the reader may give at a client, the least first, each with what it may do there. */
export function useRolesToGive({ permissions, rolesOnOffer }: Offering): Inviting<ClientRole>['offer'] {
  const { t, i18n } = useTranslation('client-users');
  const role = useSession()?.membership?.role;
  const given = role === undefined ? [] : grantableRoles(role);
  return rolesByReach
    .filter((one) => given.includes(one) && (rolesOnOffer?.includes(one) ?? true))
    .map((one) => ({ role: one, sentence: roleSentence(one, permissions, t, i18n.language) }));
}

/** The dialogs about invitations, for a client's users. */
export function useClientInviting(client: ClientOfUsers, offering: Offering): Inviting<ClientRole> {
  const { id: clientId, businessName } = client;
  const offer = useRolesToGive(offering);
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const { clientUsers } = utils.client;
  return {
    place: businessName,
    offer,
    invite: (order) => clientUsers.invite.mutate({ clientId, ...order }),
    check: (emails) => clientUsers.checkAddresses.query({ clientId, emails }, { context: alone }),
    changeRole: (invitationId, role) => clientUsers.changeInvitationRole.mutate({ invitationId, role }),
    resend: (invitationId) => clientUsers.resendInvitation.mutate({ invitationId }),
    revoke: (invitationId) => clientUsers.revokeInvitation.mutate({ invitationId }),
    copyLink: (invitationId) => clientUsers.copyInvitationLink.mutate({ invitationId }),
    refreshed: () => utils.clientUsers.invalidate(),
    showPending: () =>
      void navigate({
        to: '.',
        search: (now: Record<string, unknown>) =>
          onThisPage({ ...now, invite: undefined, person: undefined, status: 'pending' }),
      }),
  };
}

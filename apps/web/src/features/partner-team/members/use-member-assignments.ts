import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import { useRefusal } from '../../clients/use-refusal.ts';

export interface NamedClient {
  readonly id: string;
  readonly businessName: string;
}

/** Assigns a member to clients and back, from the member's side. `onRefused` is called with why the last act was refused, or null. */
export function useMemberAssignments(member: MemberRow, onRefused: (why: string | null) => void) {
  const { t } = useTranslation('clients');
  const toast = useToast();
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const { id: memberId } = member;
  const name = member.name || member.email;

  const run = async (client: NamedClient, done: 'assigned' | 'unassigned', act: () => Promise<unknown>) => {
    onRefused(null);
    try {
      await act();
      toast.done(t(`staff.done.${done}`, { name, client: client.businessName }));
    } catch (error) {
      onRefused(refusal(error, { client: client.businessName, member: name }));
    } finally {
      await Promise.all([utils.partnerTeam.invalidate(), utils.clients.invalidate()]);
    }
  };
  return {
    assign: (client: NamedClient) =>
      run(client, 'assigned', () => utils.client.clients.assign.mutate({ clientId: client.id, memberId })),
    unassign: (client: NamedClient) =>
      run(client, 'unassigned', () =>
        utils.client.clients.unassign.mutate({ clientId: client.id, memberId }),
      ),
  };
}

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useSession } from '../../auth/use-session.ts';
import { HandOverList } from '../../clients/hand-over/hand-over-list.tsx';
import { useRefusal } from '../use-refusal.ts';
import { LeavingConsequences } from './leaving-consequences.tsx';
import { useLeaving } from './use-leaving.ts';

interface Props {
  readonly opened: boolean;
  readonly member: MemberRow;
  readonly onClose: () => void;
}

/** Deactivates a member. It can be undone, so it is neither red nor confirmed by typing. Successors are asked for as in a removal. */
export function DeactivateMemberDialog({ opened, member, onClose }: Props) {
  const { t } = useTranslation(['partner-team', 'clients']);
  const toast = useToast();
  const refusal = useRefusal();
  const organisation = useSession()?.organisation?.name ?? '';
  const { client: api } = trpc.useUtils();
  const name = member.name || member.email;
  const leaving = useLeaving({
    opened,
    member,
    act: () => api.partnerTeam.deactivateMember.mutate({ memberId: member.id }),
    stays: true,
    onDone() {
      onClose();
      toast.done(t('deactivate.done', { name }));
    },
  });
  const close = () => {
    onClose();
    leaving.reset();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('deactivate.title', { name })}
      impossible={leaving.impossible}
      keep={t('deactivate.keep')}
      act={t('deactivate.act', { name })}
      busy={leaving.busy}
      refusal={leaving.error && refusal(leaving.error, { name })}
      onKeep={close}
      onAct={() => void leaving.run()}
    >
      <LeavingConsequences
        leaving={leaving}
        name={name}
        further={[
          ...(leaving.clients.length > 0 ? [t('deactivate.assignments')] : []),
          t('deactivate.signIn', { organisation }),
          t('remove.silent'),
          t('deactivate.back'),
        ]}
      />
      {leaving.handOver.clients.length > 0 && (
        <HandOverList handOver={leaving.handOver} memberId={member.id} name={name} />
      )}
    </ConfirmDialog>
  );
}

export function ReactivateMemberDialog({ opened, member, onClose }: Props) {
  const { t } = useTranslation(['partner-team', 'common']);
  const toast = useToast();
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const name = member.name || member.email;
  const reactivate = trpc.partnerTeam.reactivateMember.useMutation({
    onSuccess() {
      close();
      toast.done(t('reactivate.done', { name }));
    },
    onSettled: () => Promise.all([utils.partnerTeam.invalidate(), utils.clients.invalidate()]),
  });
  const close = () => {
    onClose();
    reactivate.reset();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('reactivate.title', { name })}
      consequences={[
        t('reactivate.back', { role: t(`common:role.${member.role}`) }),
        ...(member.assignedClients ? [t('reactivate.clients', { count: member.assignedClients })] : []),
        t('remove.silent'),
      ]}
      keep={t('deactivate.keep')}
      act={t('reactivate.act', { name })}
      busy={reactivate.isPending}
      refusal={reactivate.error && refusal(reactivate.error, { name })}
      onKeep={close}
      onAct={() => reactivate.mutate({ memberId: member.id })}
    />
  );
}

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../errors/use-act.ts';
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
  const refused = useRefusal();
  const utils = trpc.useUtils();
  const name = member.name || member.email;
  const { act, close, busy, refusal } = useAct({
    run: () => utils.client.partnerTeam.reactivateMember.mutate({ memberId: member.id }),
    done: () => t('reactivate.done', { name }),
    refreshed: () => Promise.all([utils.partnerTeam.invalidate(), utils.clients.invalidate()]),
    refusal: (error) => refused(error, { name }),
    onClose,
  });
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
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act()}
    />
  );
}

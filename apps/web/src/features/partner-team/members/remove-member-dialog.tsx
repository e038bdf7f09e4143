import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { Trans, useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useSession } from '../../auth/use-session.ts';
import { HandOverList } from '../../clients/hand-over/hand-over-list.tsx';
import { useHandOver } from '../../clients/hand-over/use-hand-over.ts';
import { useRefusal } from '../use-refusal.ts';
import classes from './remove-member-dialog.module.css';

interface Props {
  readonly opened: boolean;
  readonly member: MemberRow;
  readonly onClose: () => void;
  readonly onRemoved: (id: string) => void;
}

/** Asks; and where the person is the only support contact of clients, lets these be handed over there and then. */
export function RemoveMemberDialog({ opened, member, onClose, onRemoved }: Props) {
  const { t } = useTranslation(['partner-team', 'clients']);
  const toast = useToast();
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const handOver = useHandOver();
  const organisation = useSession()?.organisation?.name ?? '';
  const { id: memberId, name, email } = member;
  const refreshed = () => Promise.all([utils.partnerTeam.invalidate(), utils.clients.invalidate()]);

  const remove = trpc.partnerTeam.removeMember.useMutation({
    onSuccess() {
      close();
      onRemoved(memberId);
      toast.done(t('remove.done', { name, organisation }));
    },
    onError(error) {
      const { reason, clients } = toProblem(error);
      if (reason === 'last_support_contact' && clients.length > 0) handOver.begin(clients);
    },
    onSettled: refreshed,
  });
  const close = () => {
    onClose();
    remove.reset();
    handOver.reset();
  };

  const handing = handOver.clients.length > 0;
  const failed = Object.keys(handOver.refused).length > 0;
  const act = async () => {
    if (!handing || (await handOver.run())) remove.mutate({ memberId });
    else await refreshed();
  };
  // While clients are being handed over, the list of them is what the refusal said.
  const other = toProblem(remove.error).reason === 'last_support_contact' && handing ? null : remove.error;

  return (
    <ConfirmDialog
      danger
      opened={opened}
      title={t('remove.title', { name, organisation })}
      consequences={
        handing ? [] : [t('remove.signedOut'), t('remove.assignments'), t('remove.silent'), t('remove.again')]
      }
      {...(!handing && { typed: { label: <TypeThis address={email} />, expected: email } })}
      impossible={handOver.open.length > 0}
      keep={t('remove.keep')}
      act={
        handing
          ? t('clients:handOver.act', { name, count: handOver.clients.length })
          : t('remove.act', { name })
      }
      busy={remove.isPending || handOver.running}
      refusal={failed ? t('clients:handOver.failed', { name }) : other && refusal(other, { name })}
      onKeep={close}
      onAct={() => void act()}
    >
      {handing && <HandOverList handOver={handOver} memberId={memberId} name={name} />}
    </ConfirmDialog>
  );
}

function TypeThis({ address }: { address: string }) {
  const { t } = useTranslation('partner-team');
  return (
    <Trans
      t={t}
      i18nKey="remove.type"
      components={{ address: <bdi className={classes.address}>{address}</bdi> }}
    />
  );
}

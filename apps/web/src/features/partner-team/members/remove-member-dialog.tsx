import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { Trans, useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useSession } from '../../auth/use-session.ts';
import { useRefusal } from '../use-refusal.ts';
import classes from './remove-member-dialog.module.css';

interface Props {
  readonly opened: boolean;
  readonly member: MemberRow;
  readonly onClose: () => void;
  readonly onRemoved: (id: string) => void;
}

export function RemoveMemberDialog({ opened, member, onClose, onRemoved }: Props) {
  const { t } = useTranslation('partner-team');
  const toast = useToast();
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const organisation = useSession()?.organisation?.name ?? '';
  const { name, email } = member;

  const remove = trpc.partnerTeam.removeMember.useMutation({
    onSuccess() {
      close();
      onRemoved(member.id);
      toast.done(t('remove.done', { name, organisation }));
    },
    onSettled: () => utils.partnerTeam.invalidate(),
  });
  const close = () => {
    onClose();
    remove.reset();
  };

  return (
    <ConfirmDialog
      danger
      opened={opened}
      title={t('remove.title', { name, organisation })}
      consequences={[t('remove.signedOut'), t('remove.assignments'), t('remove.silent'), t('remove.again')]}
      typed={{ label: <TypeThis address={email} />, expected: email }}
      keep={t('remove.keep')}
      act={t('remove.act', { name })}
      busy={remove.isPending}
      refusal={remove.error && refusal(remove.error, { subject: 'member', name })}
      onKeep={close}
      onAct={() => remove.mutate({ memberId: member.id })}
    />
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

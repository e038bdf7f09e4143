import { day, lifetimes, type Role } from '@gatehouse/policy';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import type { Inviting } from '../invitation-calls.ts';
import { RolePicker } from '../role-picker.tsx';
import { useExpiryDate } from '../use-expiry-date.ts';
import { useInvitationRefusal } from '../use-invitation-refusal.ts';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

interface Props<R extends Role> extends InvitationDialogProps {
  readonly calls: Inviting<R>;
}

const days = lifetimes.invitation / day;

/** The role stands in the link as it was mailed: another one needs another mail. */
export function ChangeInvitationRoleDialog<R extends Role>({ opened, invitation, calls, onClose }: Props<R>) {
  const { t } = useTranslation(['invite', 'common']);
  const toast = useToast();
  const refusal = useInvitationRefusal(calls.place);
  const date = useExpiryDate();
  const [chosen, setChosen] = useState<R | null>(null);
  const { id, email } = invitation;
  const now = calls.offer.find((one) => one.role === invitation.role)?.role ?? null;
  const role = chosen ?? now;
  const nameOf = (one: Role) => t(`common:role.${one}`);

  const change = useMutation({
    mutationFn: (to: R) => calls.changeRole(id, to),
    onSuccess(_, to) {
      close();
      toast.done(t('changeRole.done', { email, role: nameOf(to), date }));
    },
    onSettled: calls.refreshed,
  });
  const close = () => {
    onClose();
    setChosen(null);
    change.reset();
  };

  return (
    <ConfirmDialog
      opened={opened}
      title={t('changeRole.title', { email })}
      consequences={[t('changeRole.oldLink'), t('changeRole.newLink', { count: days })]}
      keep={t('common:cancel')}
      act={t('changeRole.act')}
      impossible={role === null || role === invitation.role}
      busy={change.isPending}
      refusal={change.error && refusal(change.error, 'changeRole')}
      onKeep={close}
      onAct={() => role !== null && change.mutate(role)}
    >
      <RolePicker offer={calls.offer} role={role} onChange={setChosen} />
    </ConfirmDialog>
  );
}

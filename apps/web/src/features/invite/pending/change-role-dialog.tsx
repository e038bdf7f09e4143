import { day, lifetimes, type Role } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../errors/use-act.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import type { Inviting } from '../invitation-calls.ts';
import { RolePicker } from '../role-picker.tsx';
import { useExpiryDate } from '../use-expiry-date.ts';
import { useInvitationRefusal } from '../use-invitation-refusal.ts';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

interface Props<R extends Role> extends InvitationDialogProps {
  readonly calls: Inviting<R>;
}

const days = lifetimes.invitation / day;

/** The mailed link is bound to the role: another one needs another mail. */
export function ChangeInvitationRoleDialog<R extends Role>({ opened, invitation, calls, onClose }: Props<R>) {
  const { t } = useTranslation(['invite', 'common']);
  const refused = useInvitationRefusal(calls.place);
  const date = useExpiryDate();
  const [chosen, setChosen] = useState<R | null>(null);
  const { id, email } = invitation;
  const now = calls.offer.find((one) => one.role === invitation.role)?.role ?? null;
  const role = chosen ?? now;
  const nameOf = (one: Role) => t(`common:role.${one}`);

  const { act, close, busy, refusal } = useAct({
    run: (to: R) => calls.changeRole(id, to),
    done: (to) => t('changeRole.done', { email, role: nameOf(to), date }),
    refreshed: calls.refreshed,
    refusal: (error) => refused(error, 'changeRole'),
    onClose: () => (setChosen(null), onClose()),
  });

  return (
    <ConfirmDialog
      opened={opened}
      title={t('changeRole.title', { email })}
      consequences={[t('changeRole.oldLink'), t('changeRole.newLink', { count: days })]}
      keep={t('common:cancel')}
      act={t('changeRole.act')}
      impossible={role === null || role === invitation.role}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => role !== null && act(role)}
    >
      <RolePicker offer={calls.offer} role={role} onChange={setChosen} />
    </ConfirmDialog>
  );
}

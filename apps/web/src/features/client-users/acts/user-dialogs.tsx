import { afterDialog } from '../../../ui/confirm/after-dialog.ts';
import { useLast } from '../../../ui/use-last.ts';
import { InvitationDialogs } from '../../invite/pending/invitation-dialogs.tsx';
import { useClientInviting } from '../use-client-inviting.ts';
import { useUsers, type UserAct } from '../users-context.ts';
import { ChangeRoleDialog } from './change-role-dialog.tsx';
import { DeactivateDialog } from './deactivate-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { ReactivateDialog } from './reactivate-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { ResetMailDialog } from './reset-mail-dialog.tsx';

const invitationActs = ['resend', 'copyLink', 'changeRole', 'revoke'] as const;

interface Props {
  readonly act: UserAct | null;
  readonly onClose: () => void;
  readonly onRemoved: (id: string) => void;
}

export function UserDialogs({ act, onClose, onRemoved }: Props) {
  const { client, offering, onAct } = useUsers();
  const calls = useClientInviting(client, offering);
  const last = useLast(act);
  if (!last) return null;
  const { row } = last;
  if (row.kind === 'invitation') {
    const shared = invitationActs.find((kind) => kind === last.kind);
    const { id, email, role, status, invitation } = row;
    return (
      <InvitationDialogs
        act={
          act && shared && invitation
            ? { kind: shared, invitation: { id, email, role, status, delivery: invitation } }
            : null
        }
        calls={calls}
        onAct={({ kind }) => onAct(kind, row)}
        onClose={onClose}
      />
    );
  }
  const given = (kind: UserAct['kind']) => ({ opened: act?.kind === kind, user: row, onClose });
  const deactivateInstead = () => {
    onClose();
    afterDialog(() => onAct('deactivate', row));
  };
  return (
    <>
      <ChangeRoleDialog {...given('changeRole')} />
      <EditDialog {...given('edit')} />
      <ResetMailDialog {...given('resetMail')} />
      <DeactivateDialog {...given('deactivate')} />
      <ReactivateDialog {...given('reactivate')} />
      <RemoveDialog
        {...given('remove')}
        onInstead={row.status === 'active' ? deactivateInstead : null}
        onRemoved={onRemoved}
      />
    </>
  );
}

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { afterDialog } from '../../../ui/confirm/after-dialog.ts';
import { useLast } from '../../../ui/use-last.ts';
import { ChangeRoleDialog } from './change-role-dialog.tsx';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';
import { SignOutMember } from './sign-out-member.tsx';
import { DeactivateMemberDialog, ReactivateMemberDialog } from './status-dialog.tsx';

export interface MemberAct {
  readonly kind: 'changeRole' | 'deactivate' | 'reactivate' | 'remove' | 'signOut';
  readonly member: MemberRow;
}

interface Props {
  readonly act: MemberAct | null;
  readonly onAct: (act: MemberAct) => void;
  readonly onClose: () => void;
  readonly onRemoved: (id: string) => void;
}

export function MemberDialogs({ act, onAct, onClose, onRemoved }: Props) {
  const last = useLast(act);
  if (!last) return null;
  const { member } = last;
  const dialog = (kind: MemberAct['kind']) => ({ opened: act?.kind === kind, member, onClose });
  const deactivateInstead = () => {
    onClose();
    afterDialog(() => onAct({ kind: 'deactivate', member }));
  };
  return (
    <>
      <ChangeRoleDialog {...dialog('changeRole')} />
      <DeactivateMemberDialog key={`deactivate ${member.id}`} {...dialog('deactivate')} />
      <ReactivateMemberDialog {...dialog('reactivate')} />
      <SignOutMember {...dialog('signOut')} />
      <RemoveMemberDialog
        key={`remove ${member.id}`}
        {...dialog('remove')}
        onRemoved={onRemoved}
        onDeactivate={deactivateInstead}
      />
    </>
  );
}

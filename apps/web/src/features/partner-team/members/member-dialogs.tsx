import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useLast } from '../../../ui/use-last.ts';
import { ChangeRoleDialog } from './change-role-dialog.tsx';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';

export interface MemberAct {
  readonly kind: 'changeRole' | 'remove';
  readonly member: MemberRow;
}

interface Props {
  readonly act: MemberAct | null;
  readonly onClose: () => void;
  readonly onRemoved: (id: string) => void;
}

export function MemberDialogs({ act, onClose, onRemoved }: Props) {
  const last = useLast(act);
  if (!last) return null;
  return (
    <>
      <ChangeRoleDialog opened={act?.kind === 'changeRole'} member={last.member} onClose={onClose} />
      <RemoveMemberDialog
        opened={act?.kind === 'remove'}
        member={last.member}
        onClose={onClose}
        onRemoved={onRemoved}
      />
    </>
  );
}

import type { Role } from '@gatehouse/policy';
import { afterDialog } from '../../../ui/confirm/after-dialog.ts';
import { useLast } from '../../../ui/use-last.ts';
import type { InvitationCalls, Inviting } from '../invitation-calls.ts';
import { ChangeInvitationRoleDialog } from './change-role-dialog.tsx';
import { CopyLinkDialog } from './copy-link-dialog.tsx';
import type { Delivery } from './delivery-state.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly status: string;
  readonly delivery: Delivery;
}

export interface InvitationAct {
  readonly kind: 'resend' | 'copyLink' | 'changeRole' | 'revoke';
  readonly invitation: OpenInvitation;
}

interface Props<R extends Role> {
  readonly act: InvitationAct | null;
  readonly calls: Inviting<R>;
  readonly onAct: (act: InvitationAct) => void;
  readonly onClose: () => void;
}

export interface InvitationDialogProps {
  readonly opened: boolean;
  readonly invitation: OpenInvitation;
  readonly calls: InvitationCalls;
  readonly onClose: () => void;
}

export function InvitationDialogs<R extends Role>({ act, calls, onAct, onClose }: Props<R>) {
  const last = useLast(act);
  if (!last) return null;
  const { invitation } = last;
  const given = { invitation, calls, onClose };
  const copyInstead = () => {
    onClose();
    afterDialog(() => onAct({ kind: 'copyLink', invitation }));
  };
  return (
    <>
      <ResendDialog
        opened={act?.kind === 'resend'}
        {...given}
        onCopyInstead={invitation.status === 'pending' ? copyInstead : null}
      />
      <CopyLinkDialog opened={act?.kind === 'copyLink'} {...given} />
      <ChangeInvitationRoleDialog opened={act?.kind === 'changeRole'} {...given} calls={calls} />
      <RevokeDialog opened={act?.kind === 'revoke'} {...given} />
    </>
  );
}

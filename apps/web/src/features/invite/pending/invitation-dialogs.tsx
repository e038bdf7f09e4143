import { useLast } from '../../../ui/use-last.ts';
import type { InvitationCalls } from '../invitation-calls.ts';
import { CopyLinkDialog } from './copy-link-dialog.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

interface Invitation {
  readonly id: string;
  readonly email: string;
}

export interface InvitationAct {
  readonly kind: 'resend' | 'copyLink' | 'revoke';
  readonly invitation: Invitation;
}

interface Props {
  readonly act: InvitationAct | null;
  readonly calls: InvitationCalls;
  readonly onClose: () => void;
}

export interface InvitationDialogProps {
  readonly opened: boolean;
  readonly invitation: Invitation;
  readonly calls: InvitationCalls;
  readonly onClose: () => void;
}

export function InvitationDialogs({ act, calls, onClose }: Props) {
  const last = useLast(act);
  if (!last) return null;
  const given = { invitation: last.invitation, calls, onClose };
  return (
    <>
      <ResendDialog opened={act?.kind === 'resend'} {...given} />
      <CopyLinkDialog opened={act?.kind === 'copyLink'} {...given} />
      <RevokeDialog opened={act?.kind === 'revoke'} {...given} />
    </>
  );
}

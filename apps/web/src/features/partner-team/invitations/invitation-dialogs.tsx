import type { InvitationRow } from '@gatehouse/core/invitations/contract';
import { useLast } from '../../../ui/use-last.ts';
import { CopyLinkDialog } from './copy-link-dialog.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

export interface InvitationAct {
  readonly kind: 'resend' | 'copyLink' | 'revoke';
  readonly invitation: InvitationRow;
}

interface Props {
  readonly act: InvitationAct | null;
  readonly onClose: () => void;
}

export interface InvitationDialogProps {
  readonly opened: boolean;
  readonly invitation: InvitationRow;
  readonly onClose: () => void;
}

export function InvitationDialogs({ act, onClose }: Props) {
  const last = useLast(act);
  if (!last) return null;
  const { invitation } = last;
  return (
    <>
      <ResendDialog opened={act?.kind === 'resend'} invitation={invitation} onClose={onClose} />
      <CopyLinkDialog opened={act?.kind === 'copyLink'} invitation={invitation} onClose={onClose} />
      <RevokeDialog opened={act?.kind === 'revoke'} invitation={invitation} onClose={onClose} />
    </>
  );
}

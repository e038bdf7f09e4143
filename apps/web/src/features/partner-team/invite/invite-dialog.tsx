import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../auth/use-session.ts';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { InviteForm } from './invite-form.tsx';
import { InviteReportView } from './invite-report-view.tsx';
import { useDraft } from './use-draft.ts';
import { useInvite } from './use-invite.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Write the list, send the good ones, read what became of each. A filled list is never lost without a question. */
export function InviteDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('partner-team');
  const organisation = useSession()?.organisation?.name ?? '';
  const [asking, setAsking] = useState(false);
  const draft = useDraft();
  const invite = useInvite(draft);

  const close = () => {
    onClose();
    setAsking(false);
    draft.reset();
    invite.reset();
  };
  const leave = () => {
    const filled = invite.report === null && (draft.all.length > 0 || draft.text.trim() !== '');
    if (filled) setAsking(true);
    else close();
  };

  return (
    <DialogFrame
      opened={opened}
      width={560}
      busy={invite.sending}
      title={invite.report ? t('report.title') : t('invite.title', { organisation })}
      onClose={leave}
    >
      {invite.report ? (
        <InviteReportView
          report={invite.report}
          onRetry={(texts) => {
            draft.restart(texts);
            invite.reset();
          }}
          onDone={close}
        />
      ) : (
        <InviteForm
          draft={draft}
          sending={invite.sending}
          error={invite.error}
          asking={asking}
          onSend={() => invite.send(close)}
          onLeave={leave}
          onKeepWriting={() => setAsking(false)}
          onDiscard={close}
        />
      )}
    </DialogFrame>
  );
}

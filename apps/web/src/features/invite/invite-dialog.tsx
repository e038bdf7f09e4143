import type { Role } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../../ui/confirm/dialog-frame.tsx';
import type { Inviting } from './invitation-calls.ts';
import { InviteForm } from './invite-form.tsx';
import { InviteReportView } from './invite-report-view.tsx';
import { useAddressChecks } from './use-address-checks.ts';
import { useDraft } from './use-draft.ts';
import { useInvite } from './use-invite.ts';

interface Props<R extends Role> {
  readonly opened: boolean;
  readonly inviting: Inviting<R>;
  readonly onClose: () => void;
}

/** Write the list, send the good ones, read the outcome of each. A filled list is never lost without a question. */
export function InviteDialog<R extends Role>({ opened, inviting, onClose }: Props<R>) {
  const { t } = useTranslation('invite');
  const [asking, setAsking] = useState(false);
  const draft = useDraft(inviting.place);
  const [chosen, setChosen] = useState<R | null>(null);
  const checked = useAddressChecks(draft.addresses, opened, inviting.check);
  const invite = useInvite(draft, checked, inviting);
  // The least role: a higher one must be chosen knowingly. A choice withdrawn meanwhile no longer counts.
  const role = inviting.offer.find((one) => one.role === chosen)?.role ?? inviting.offer[0]?.role ?? null;

  const close = () => {
    onClose();
    setAsking(false);
    setChosen(null);
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
      title={invite.report ? t('report.title') : t('invite.title', { organisation: inviting.place })}
      onClose={leave}
    >
      {invite.report ? (
        <InviteReportView
          report={invite.report}
          calls={inviting}
          onRetry={(texts) => {
            draft.restart(texts);
            invite.reset();
          }}
          onDone={close}
        />
      ) : (
        <InviteForm
          draft={draft}
          checked={checked}
          count={invite.count}
          inviting={inviting}
          role={role}
          onRole={setChosen}
          sending={invite.sending}
          error={invite.error}
          asking={asking}
          onSend={() => role && invite.send(role, close)}
          onLeave={leave}
          onKeepWriting={() => setAsking(false)}
          onDiscard={close}
        />
      )}
    </DialogFrame>
  );
}

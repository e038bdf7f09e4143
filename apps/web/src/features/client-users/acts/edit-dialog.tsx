import type { UpdateClientUserInput } from '@gatehouse/core/client-users/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../../errors/field-errors.ts';
import { trpc } from '../../../trpc.ts';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { DiscardQuestion } from '../../../ui/confirm/discard-question.tsx';
import { keptForm } from '../../auth/drafts/kept-form.ts';
import { useKeptDraft } from '../../auth/drafts/use-kept-draft.ts';
import { nameOf, useUserAct, type ActDialogProps } from './act-dialog.ts';
import { changedDetails, detailsOf, type Details } from './details.ts';
import { EditForm } from './edit-form.tsx';

const keptDetails = keptForm<Details>();

/** Typed text is never lost without a question. */
export function EditDialog(props: ActDialogProps) {
  const { t } = useTranslation('client-users');
  const { clientUsers } = trpc.useUtils().client;
  const fieldErrors = useFieldErrors();
  const { opened, user } = props;
  /** Null until something is typed. */
  const [written, setTyped] = useState<Details | null>(null);
  const [begun, setBegun] = useState(false);
  const kept = useKeptDraft(keptDetails, written, { subject: user.id });
  const typed = written ?? (begun ? null : kept);
  const [asking, setAsking] = useState(false);
  const stored = detailsOf(user);
  const details = typed ?? stored;
  const change = changedDetails(stored, details);
  const changed = Object.keys(change).length > 0;

  const onClose = () => {
    props.onClose();
    setTyped(null);
    setBegun(true);
    setAsking(false);
  };
  const { act, close, busy, error, refusal } = useUserAct(
    { ...props, onClose },
    (given: Omit<UpdateClientUserInput, 'memberId'>) =>
      clientUsers.update.mutate({ memberId: user.id, ...given }),
    ({ displayName }) => t('edit.done', { name: displayName ?? nameOf(user) }),
  );
  const refused = fieldErrors(error, ['displayName', 'phone']);
  const leave = () => (changed ? setAsking(true) : close());

  return (
    <DialogFrame opened={opened} title={t('edit.title', { name: nameOf(user) })} busy={busy} onClose={leave}>
      <EditForm
        email={user.email}
        details={details}
        busy={busy}
        // Messages of the server about a field are shown at the field.
        refused={refused}
        refusal={Object.keys(refused).length === 0 && refusal}
        question={
          asking && (
            <DiscardQuestion
              question={t('edit.discard')}
              keep={t('edit.keep')}
              discard={t('edit.discardAct')}
              onKeep={() => setAsking(false)}
              onDiscard={close}
            />
          )
        }
        onChange={setTyped}
        onLeave={leave}
        onSave={() => (changed ? act(change) : close())}
      />
    </DialogFrame>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { nameOf, type ActDialogProps } from './act-dialog.ts';
import { EditForm } from './edit-form.tsx';

/** What was typed is never lost without a question. */
export function EditDialog({ opened, user, onClose }: ActDialogProps) {
  const { t } = useTranslation('client-users');
  const [changed, setChanged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const close = () => {
    onClose();
    setChanged(false);
    setAsking(false);
  };
  const leave = () => (changed ? setAsking(true) : close());
  return (
    <DialogFrame opened={opened} title={t('edit.title', { name: nameOf(user) })} busy={busy} onClose={leave}>
      <EditForm
        key={user.id}
        opened={opened}
        user={user}
        asking={asking}
        onChanged={setChanged}
        onBusy={setBusy}
        onLeave={leave}
        onKeepEditing={() => setAsking(false)}
        onClose={close}
      />
    </DialogFrame>
  );
}

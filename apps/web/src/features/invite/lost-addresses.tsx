import { Button, Textarea } from '@mantine/core';
import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DialogButtons } from '../../ui/confirm/dialog-buttons.tsx';
import { DialogFrame } from '../../ui/confirm/dialog-frame.tsx';
import { draftKey, keptForm } from '../auth/drafts/kept-form.ts';
import { useSession } from '../auth/use-session.ts';

/** The text of the invite dialog's field when it closed. */
export const keptAddresses = keptForm<readonly string[]>();

/** Replaces the invite dialog for a reader who may no longer invite: the collected addresses, to copy. */
export function LostAddresses({ place }: { place: string }) {
  const { t } = useTranslation('invite');
  const session = useSession();
  const [lost, setLost] = useState<readonly string[] | null>(null);
  const key = session && draftKey(session, place);
  useLayoutEffect(() => {
    if (key === null) return;
    const addresses = keptAddresses.drafts.get(key);
    keptAddresses.drafts.delete(key);
    // oxlint-disable-next-line react/set-state-in-effect -- the replaced dialog has stored them as it closed, in this very commit
    if (addresses) setLost(addresses);
  }, [key]);
  const text = (lost ?? []).join('\n');
  const close = () => setLost(null);
  return (
    <DialogFrame opened={lost !== null} title={t('lost.title')} onClose={close}>
      <Textarea
        readOnly
        autosize
        maxRows={10}
        dir="ltr"
        label={t('lost.addresses')}
        description={t('lost.what')}
        value={text}
      />
      <DialogButtons>
        <CopyButton value={text} label={t('lost.copy', { count: lost?.length ?? 0 })} />
        <Button onClick={close}>{t('lost.done')}</Button>
      </DialogButtons>
    </DialogFrame>
  );
}

import { Button, Textarea } from '@mantine/core';
import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DialogButtons } from '../../ui/confirm/dialog-buttons.tsx';
import { DialogFrame } from '../../ui/confirm/dialog-frame.tsx';
import { draftKey, keptForm } from '../auth/drafts/kept-form.ts';
import { useSession } from '../auth/use-session.ts';

/** What stood in the field of the invite dialog when it went. */
export const keptAddresses = keptForm<readonly string[]>();

/** In the place of the invite dialog, for whoever may not invite any more: the addresses they had collected, to take along. */
export function LostAddresses({ place }: { place: string }) {
  const { t } = useTranslation('invite');
  const session = useSession();
  const [lost, setLost] = useState<readonly string[] | null>(null);
  const key = session && draftKey(session, place);
  useLayoutEffect(() => {
    if (key === null) return;
    const addresses = keptAddresses.drafts.get(key);
    keptAddresses.drafts.delete(key);
    // oxlint-disable-next-line react/set-state-in-effect -- the dialog whose place this takes has put them there as it went, in this very commit
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

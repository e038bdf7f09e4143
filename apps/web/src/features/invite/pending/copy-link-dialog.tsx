import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useInvitationRefusal } from '../use-invitation-refusal.ts';
import classes from './copy-link-dialog.module.css';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

/** The link itself, for handing over by other means, and what that means. It is asked for once for each opening: every time is logged. */
export function CopyLinkDialog({ opened, invitation, calls, onClose }: InvitationDialogProps) {
  const { t } = useTranslation('invite');
  const refusal = useInvitationRefusal(calls.place);
  const { id, email } = invitation;
  const copy = useMutation({ mutationFn: calls.copyLink, onError: calls.refreshed });

  const ask = useEffectEvent(() => copy.mutate(id));
  const forget = useEffectEvent(() => copy.reset());
  useEffect(() => {
    if (opened) ask();
    else forget();
  }, [opened]);

  return (
    <DialogFrame opened={opened} title={t('copyLink.title', { email })} onClose={onClose}>
      {copy.error ? (
        <Notice tone="danger" role="alert">
          {refusal(copy.error, 'invitation')}
        </Notice>
      ) : copy.data ? (
        <>
          <div className={classes.link}>
            <TextInput
              // It comes after the dialog has opened: what was waited for takes the focus, selected and ready to copy.
              autoFocus
              className={classes.url}
              label={t('copyLink.label')}
              value={copy.data.url}
              readOnly
              dir="ltr"
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={copy.data.url} label={t('copyLink.copy')} />
          </div>
          <Notice tone="warning">
            {t('copyLink.anybody', { email })} {t('copyLink.logged')}
          </Notice>
        </>
      ) : (
        <Skeleton height={60} aria-label={t('copyLink.working')} role="status" />
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('copyLink.done')}
        </Button>
      </Group>
    </DialogFrame>
  );
}

import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useInvitationRefusal } from '../use-invitation-refusal.ts';
import classes from './copy-link-dialog.module.css';
import type { InvitationDialogProps } from './invitation-dialogs.tsx';

/** The link itself, for handing over by other means, and what that means. Requested once per opening: every request is logged. */
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
      {copy.data ? (
        <TheLink url={copy.data.url} email={email} onClose={onClose} />
      ) : (
        <>
          {copy.error ? (
            <Notice tone="danger" role="alert">
              {refusal(copy.error, 'invitation')}
            </Notice>
          ) : (
            <Skeleton height={60} aria-label={t('copyLink.working')} role="status" />
          )}
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={onClose}>
              {t('copyLink.done')}
            </Button>
          </Group>
        </>
      )}
    </DialogFrame>
  );
}

interface LinkProps {
  readonly url: string;
  readonly email: string;
  readonly onClose: () => void;
}

function TheLink({ url, email, onClose }: LinkProps) {
  const { t } = useTranslation(['invite', 'common']);
  const field = useRef<HTMLInputElement>(null);
  const { copy, copied, error } = useClipboard({ timeout: 4_000 });
  // If the browser does not let the page copy, the reader can.
  useEffect(() => {
    if (error) field.current?.select();
  }, [error]);
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <>
      <TextInput
        ref={field}
        className={classes.url ?? ''}
        label={t('copyLink.label')}
        value={url}
        readOnly
        dir="ltr"
        onClick={(event) => event.currentTarget.select()}
      />
      {error && (
        <p role="alert" className={classes.byHand}>
          {t('copyLink.byHand')}
        </p>
      )}
      <Notice tone="warning">
        {t('copyLink.anybody', { email })} {t('copyLink.logged')}
      </Notice>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('copyLink.done')}
        </Button>
        <Button
          // It arrives after the dialog has opened, and then gets the focus.
          autoFocus
          leftSection={<Icon size={16} aria-hidden />}
          onClick={() => copy(url)}
        >
          <span aria-live="polite">{copied ? t('common:copied') : t('copyLink.copy')}</span>
        </Button>
      </Group>
    </>
  );
}

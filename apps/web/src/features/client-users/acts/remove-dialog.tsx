import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useUsers } from '../users-context.ts';
import { nameOf, useUserAct, type ActDialogProps } from './act-dialog.ts';
import classes from './acts.module.css';

interface Props extends ActDialogProps {
  /** Deactivates instead; null where the person is deactivated already. */
  readonly onInstead: (() => void) | null;
  readonly onRemoved: (id: string) => void;
}

/** The one act here that cannot be undone: asks for the address, and recommends an act that can. */
export function RemoveDialog({ onInstead, onRemoved, ...props }: Props) {
  const { t } = useTranslation('client-users');
  const { client } = useUsers();
  const { clientUsers } = trpc.useUtils().client;
  const { opened, user } = props;
  const name = nameOf(user);
  const names = { name, client: client.businessName };
  const { act, close, busy, refusal } = useUserAct(
    props,
    async () => {
      await clientUsers.remove.mutate({ memberId: user.id });
      onRemoved(user.id);
    },
    () => t('remove.done', names),
  );
  return (
    <ConfirmDialog
      danger
      takesAway
      opened={opened}
      title={t('remove.title', names)}
      consequences={[t('remove.signedOut'), t('remove.silent'), t('remove.again')]}
      typed={{
        label: (
          <Trans
            t={t}
            i18nKey="remove.type"
            components={{ address: <bdi className={classes.address}>{user.email}</bdi> }}
          />
        ),
        expected: user.email,
      }}
      keep={t('remove.keep')}
      act={t('remove.act', { name })}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act()}
    >
      {onInstead && (
        <div className={classes.instead}>
          <Notice tone="accent">
            {t('remove.instead')}
            <div>
              <Button variant="default" size="compact-sm" onClick={onInstead} disabled={busy}>
                {t('remove.deactivate')}
              </Button>
            </div>
          </Notice>
        </div>
      )}
    </ConfirmDialog>
  );
}

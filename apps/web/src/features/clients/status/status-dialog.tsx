import type { ClientRow } from '@gatehouse/core/clients/contract';
import type { ClientStatus } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndo } from '../../../errors/use-undo.ts';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useRefreshed } from '../use-refreshed.ts';
import { useRefusal } from '../use-refusal.ts';
import { StatusChoice } from './status-choice.tsx';
import classes from './status-dialog.module.css';

interface Props {
  readonly opened: boolean;
  readonly client: ClientRow;
  readonly onClose: () => void;
}

/** Says before the choice what each status stops and what stays. */
export function StatusDialog({ opened, client, onClose }: Props) {
  const { t } = useTranslation('clients');
  const toast = useToast();
  const undo = useUndo();
  const refusal = useRefusal();
  const refreshed = useRefreshed();
  const [chosen, setChosen] = useState<ClientStatus | null>(null);
  const { id, businessName: name } = client;
  const status = chosen ?? client.status;

  const set = trpc.clients.setStatus.useMutation({
    onSuccess() {
      close();
      const before = client.status;
      const back = () => setBack.mutateAsync({ clientId: id, status: before });
      toast.done(
        t(`setStatus.done.${status}`, { name }),
        undo(back, t(`setStatus.done.${before}`, { name })),
      );
    },
    onSettled: refreshed,
  });
  const setBack = trpc.clients.setStatus.useMutation({ onSettled: refreshed });
  const close = () => {
    onClose();
    setChosen(null);
    set.reset();
  };

  return (
    <ConfirmDialog
      opened={opened}
      title={t('setStatus.title', { name })}
      keep={t('setStatus.keep')}
      act={t(`setStatus.act.${status}`)}
      impossible={status === client.status}
      busy={set.isPending}
      refusal={set.error && refusal(set.error, { client: name })}
      onKeep={close}
      onAct={() => set.mutate({ clientId: id, status })}
    >
      <StatusChoice now={client.status} chosen={status} onChoose={setChosen} />
      <p className={classes.stays}>{t('setStatus.stays')}</p>
      {status === 'archived' && <p className={classes.stays}>{t('setStatus.archiveNote')}</p>}
    </ConfirmDialog>
  );
}

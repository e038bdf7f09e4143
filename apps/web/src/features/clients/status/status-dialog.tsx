import type { ClientRow } from '@gatehouse/core/clients/contract';
import type { ClientStatus } from '@gatehouse/policy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../errors/use-act.ts';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
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
  const refused = useRefusal();
  const { clients } = trpc.useUtils().client;
  const [chosen, setChosen] = useState<ClientStatus | null>(null);
  const { id, businessName: name } = client;
  const status = chosen ?? client.status;

  const { act, close, busy, refusal } = useAct({
    run: (to: ClientStatus) => clients.setStatus.mutate({ clientId: id, status: to }),
    done: (to) => t(`setStatus.done.${to}`, { name }),
    opposite: () => ({
      run: () => clients.setStatus.mutate({ clientId: id, status: client.status }),
      done: t(`setStatus.done.${client.status}`, { name }),
    }),
    refreshed: useRefreshed(),
    refusal: (error) => refused(error, { client: name }),
    onClose: () => (setChosen(null), onClose()),
  });

  return (
    <ConfirmDialog
      opened={opened}
      title={t('setStatus.title', { name })}
      keep={t('setStatus.keep')}
      act={t(`setStatus.act.${status}`)}
      impossible={status === client.status}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act(status)}
    >
      <StatusChoice now={client.status} chosen={status} onChoose={setChosen} />
      <p className={classes.stays}>{t('setStatus.stays')}</p>
      {status === 'archived' && <p className={classes.stays}>{t('setStatus.archiveNote')}</p>}
    </ConfirmDialog>
  );
}

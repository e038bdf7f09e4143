import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { useSession } from '../../auth/use-session.ts';
import { useRefreshed } from '../use-refreshed.ts';
import { ProvisionDone } from './provision-done.tsx';
import { ProvisionForm } from './provision-form.tsx';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Fill in, add, and continue to the next step. A form with content is never lost without a question. */
export function ProvisionDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('clients');
  const organisation = useSession()?.organisation?.name ?? '';
  const refreshed = useRefreshed();
  const [added, setAdded] = useState<ClientRow | null>(null);
  const [filled, setFilled] = useState(false);
  const [asking, setAsking] = useState(false);
  const provision = trpc.clients.provision.useMutation({ onSuccess: setAdded, onSettled: refreshed });

  const begin = () => {
    setAdded(null);
    setFilled(false);
    setAsking(false);
    provision.reset();
  };
  const close = () => {
    onClose();
    begin();
  };
  const leave = () => {
    if (filled && !added) setAsking(true);
    else close();
  };

  return (
    <DialogFrame
      opened={opened}
      width={640}
      busy={provision.isPending}
      title={
        added
          ? t('provision.doneTitle', { name: added.businessName })
          : t('provision.title', { organisation })
      }
      onClose={leave}
    >
      {added ? (
        <ProvisionDone client={added} onAnother={begin} onClose={close} />
      ) : (
        <ProvisionForm
          provision={provision}
          asking={asking}
          onFilled={setFilled}
          onLeave={leave}
          onKeepWriting={() => setAsking(false)}
          onDiscard={close}
        />
      )}
    </DialogFrame>
  );
}

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { useSession } from '../../auth/use-session.ts';
import { HandOverList } from '../../clients/hand-over/hand-over-list.tsx';
import { useRefusal } from '../use-refusal.ts';
import { LeavingConsequences } from './leaving-consequences.tsx';
import classes from './remove-member-dialog.module.css';
import { useLeaving } from './use-leaving.ts';

interface Props {
  readonly opened: boolean;
  readonly member: MemberRow;
  readonly onClose: () => void;
  readonly onRemoved: (id: string) => void;
  /** Deactivates instead, which can be undone; absent for a deactivated member. */
  readonly onDeactivate: () => void;
}

/**
 * Shows the consequences, offers what can be undone instead, asks for successors, and wants the address typed: all of it visible from the
 * start.
 */
export function RemoveMemberDialog({ opened, member, onClose, onRemoved, onDeactivate }: Props) {
  const { t } = useTranslation(['partner-team', 'clients']);
  const toast = useToast();
  const refusal = useRefusal();
  const { client: api } = trpc.useUtils();
  const organisation = useSession()?.organisation?.name ?? '';
  const { id: memberId, email, status } = member;
  const name = member.name || email;
  const leaving = useLeaving({
    opened,
    member,
    act: () => api.partnerTeam.removeMember.mutate({ memberId }),
    stays: false,
    onDone() {
      onClose();
      onRemoved(memberId);
      toast.done(t('remove.done', { name, organisation }));
    },
  });
  const close = () => {
    onClose();
    leaving.reset();
  };
  const handing = leaving.handOver.clients.length > 0;

  return (
    <ConfirmDialog
      danger
      takesAway
      opened={opened}
      title={t('remove.title', { name, organisation })}
      typed={{ label: <TypeThis address={email} />, expected: email }}
      impossible={leaving.impossible}
      keep={t('remove.keep')}
      act={t('remove.act', { name })}
      busy={leaving.busy}
      refusal={
        leaving.handOverFailed
          ? t('clients:handOver.failed', { name })
          : leaving.error && refusal(leaving.error, { name })
      }
      onKeep={close}
      onAct={() => void leaving.run()}
    >
      {status === 'active' && (
        <div className={classes.instead}>
          <Notice tone="accent">
            {t('remove.instead', { name })}
            <div className={classes.act}>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  leaving.reset();
                  onDeactivate();
                }}
              >
                {t('deactivate.act', { name })}
              </Button>
            </div>
          </Notice>
        </div>
      )}
      <LeavingConsequences
        leaving={leaving}
        name={name}
        further={[
          ...(leaving.clients.length > 0 ? [t('remove.assignments')] : []),
          t('remove.silent'),
          t('remove.again'),
        ]}
      />
      {handing && <HandOverList handOver={leaving.handOver} memberId={memberId} name={name} />}
    </ConfirmDialog>
  );
}

function TypeThis({ address }: { address: string }) {
  const { t } = useTranslation('partner-team');
  return (
    <Trans
      t={t}
      i18nKey="remove.type"
      components={{ address: <bdi className={classes.address}>{address}</bdi> }}
    />
  );
}

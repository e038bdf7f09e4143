import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { RoleLabel } from '../../../ui/role-label.tsx';
import { useRefusal } from '../use-refusal.ts';
import classes from './change-role-dialog.module.css';

interface Props {
  readonly opened: boolean;
  readonly member: MemberRow;
  readonly onClose: () => void;
}

export function ChangeRoleDialog({ opened, member, onClose }: Props) {
  const { t } = useTranslation('partner-team');
  const toast = useToast();
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const { name } = member;
  const to = member.role === 'partner_admin' ? 'partner_user' : 'partner_admin';

  const change = trpc.partnerTeam.changeRole.useMutation({
    onSuccess() {
      close();
      toast.done(t(`changeRole.done.${to}`, { name }));
    },
    // Refused or not, the shown data may be stale.
    onSettled: () => utils.partnerTeam.invalidate(),
  });
  const close = () => {
    onClose();
    change.reset();
  };

  return (
    <ConfirmDialog
      opened={opened}
      title={t(`changeRole.titleTo.${to}`, { name })}
      keep={t('changeRole.keep')}
      act={t(`changeRole.act.${to}`)}
      busy={change.isPending}
      refusal={change.error && refusal(change.error, { name })}
      onKeep={close}
      onAct={() => change.mutate({ memberId: member.id, role: to })}
    >
      <dl className={classes.change}>
        <div>
          <dt>{t('changeRole.from')}</dt>
          <dd>
            <RoleLabel role={member.role} />
          </dd>
        </div>
        <IconArrowRight size={18} aria-hidden className={classes.arrow} />
        <div>
          <dt>{t('changeRole.to')}</dt>
          <dd>
            <RoleLabel role={to} />
          </dd>
        </div>
      </dl>
      <p className={classes.sentence}>{t(`changeRole.what.${to}`)}</p>
      <p className={classes.sentence}>{t('changeRole.when')}</p>
    </ConfirmDialog>
  );
}

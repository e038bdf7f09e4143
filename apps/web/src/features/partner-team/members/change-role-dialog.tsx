import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../errors/use-act.ts';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
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
  const refused = useRefusal();
  const utils = trpc.useUtils();
  const { name } = member;
  const to = member.role === 'partner_admin' ? 'partner_user' : 'partner_admin';

  const { act, close, busy, refusal } = useAct({
    run: () => utils.client.partnerTeam.changeRole.mutate({ memberId: member.id, role: to }),
    done: () => t(`changeRole.done.${to}`, { name }),
    refreshed: () => utils.partnerTeam.invalidate(),
    refusal: (error) => refused(error, { name }),
    onClose,
  });

  return (
    <ConfirmDialog
      opened={opened}
      title={t(`changeRole.titleTo.${to}`, { name })}
      keep={t('changeRole.keep')}
      act={t(`changeRole.act.${to}`)}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act()}
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

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { InitialsDisc } from '../../../ui/initials-disc.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { LongDate } from '../../../ui/long-date.tsx';
import { RoleLabel } from '../../../ui/role-label.tsx';
import type { MemberAct } from './member-dialogs.tsx';
import { MemberClients } from './member-clients.tsx';
import classes from './member-overview.module.css';
import { MemberSessions } from './member-sessions.tsx';
import { useMemberRights, useOwnRowReason } from './member-rights.ts';
import { MfaState } from './mfa-state.tsx';

interface Props {
  readonly member: MemberRow;
  readonly onAct: (act: MemberAct) => void;
}

export function MemberOverview({ member, onAct }: Props) {
  const { t } = useTranslation('partner-team');
  const rights = useMemberRights()(member);
  const ownReason = useOwnRowReason()(member);
  return (
    <>
      <div className={classes.person}>
        <InitialsDisc name={member.name || member.email} size={48} />
        <div className={classes.words}>
          <h2 className={classes.name}>
            <bdi>{member.name || member.email}</bdi>
          </h2>
          <RoleLabel role={member.role} />
        </div>
      </div>
      {ownReason !== null && <Notice tone="accent">{ownReason}</Notice>}
      <h3 className={classes.heading}>{t('panel.overview')}</h3>
      <dl className={classes.facts}>
        <dt>{t('field.email')}</dt>
        <dd>
          <bdi className={classes.address}>{member.email}</bdi> <CopyButton value={member.email} />
        </dd>
        <dt>{t('field.role')}</dt>
        <dd>{t(`roleSentence.${member.role}`)}</dd>
        <dt>{t('field.mfa')}</dt>
        <dd>
          <MfaState on={member.mfaEnabled} />
        </dd>
        <dt>{t('field.joined')}</dt>
        <dd>{member.joinedAt !== null && <LongDate at={member.joinedAt} />}</dd>
        <dt>{t('field.lastActive')}</dt>
        <dd>
          <RelativeTime at={member.lastActiveAt} />
        </dd>
      </dl>
      <MemberClients member={member} />
      <MemberSessions member={member} />
      {rights.manages && (
        <div className={classes.actions}>
          <BlockedButton
            variant="default"
            blocked={rights.changeRole}
            onClick={() => onAct({ kind: 'changeRole', member })}
          >
            {t('action.changeRole')}
          </BlockedButton>
          <BlockedButton
            variant="subtle"
            color="danger"
            blocked={rights.remove}
            onClick={() => onAct({ kind: 'remove', member })}
          >
            {t('action.remove')}
          </BlockedButton>
        </div>
      )}
    </>
  );
}

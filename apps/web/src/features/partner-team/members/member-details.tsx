import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { LongDate } from '../../../ui/long-date.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import classes from './member-overview.module.css';
import { MfaState } from './mfa-state.tsx';

export function MemberDetails({ member }: { member: MemberRow }) {
  const { t } = useTranslation('partner-team');
  return (
    <dl className={classes.details}>
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
  );
}

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { Detail, Details } from '../../../ui/panel/details.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { MfaBadge } from '../../../ui/mfa-badge.tsx';
import { LongDate } from '../../../ui/long-date.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';

export function MemberDetails({ member }: { member: MemberRow }) {
  const { t } = useTranslation('partner-team');
  return (
    <Details labels={96}>
      <Detail label={t('field.email')}>
        <bdi>{member.email}</bdi> <CopyButton value={member.email} />
      </Detail>
      <Detail label={t('field.role')}>{t(`roleSentence.${member.role}`)}</Detail>
      <Detail label={t('field.mfa')}>
        <MfaBadge on={member.mfaEnabled} label={t(member.mfaEnabled ? 'mfa.on' : 'mfa.off')} />
      </Detail>
      <Detail label={t('field.joined')}>
        {member.joinedAt !== null && <LongDate at={member.joinedAt} />}
      </Detail>
      <Detail label={t('field.lastActive')}>
        <RelativeTime at={member.lastActiveAt} />
      </Detail>
    </Details>
  );
}

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { usePermission, type Permission } from '../../auth/use-permission.ts';

export interface MemberRights {
  /** False for who never changes members: they see no controls at all. */
  readonly manages: boolean;
  /** Why the control is impossible now, or null. */
  readonly changeRole: string | null;
  readonly remove: string | null;
}

const why = (permission: Permission) => (permission.state === 'blocked' ? permission.why : null);

/** What can be done to a member; the server decides, this only offers. */
export function useMemberRights(): (member: MemberRow) => MemberRights {
  const { t } = useTranslation('partner-team');
  const change = usePermission('partnerTeam.changeRole');
  const remove = usePermission('partnerTeam.removeMember');
  const manages = change.state !== 'absent' || remove.state !== 'absent';
  return ({ self, lastAdmin }) => {
    const last = lastAdmin ? t('lastAdmin') : null;
    return { manages: manages && !self, changeRole: why(change) ?? last, remove: why(remove) ?? last };
  };
}

/** The sentence behind the “You” of one's own row. */
export function useOwnRowReason(): (member: MemberRow) => string | null {
  const { t } = useTranslation('partner-team');
  const reader = usePermission('partnerTeam.changeRole').state === 'absent';
  return ({ self, lastAdmin }) =>
    self ? t(reader ? 'you.whyReader' : lastAdmin ? 'you.whyOnly' : 'you.why') : null;
}

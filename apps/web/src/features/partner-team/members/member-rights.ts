import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { usePermission, whyBlocked } from '../../auth/use-permission.ts';

export interface MemberRights {
  /** False for readers who never change members: they see no controls at all. */
  readonly manages: boolean;
  /** Why the control is unavailable now, or null. */
  readonly changeRole: string | null;
  readonly deactivate: string | null;
  readonly reactivate: string | null;
  readonly remove: string | null;
  readonly signOut: string | null;
}

/** The acts on a member that are offered. The server decides. */
export function useMemberRights(): (member: MemberRow) => MemberRights {
  const { t } = useTranslation('partner-team');
  const change = usePermission('partnerTeam.changeRole');
  const deactivate = usePermission('partnerTeam.deactivateMember');
  const reactivate = usePermission('partnerTeam.reactivateMember');
  const remove = usePermission('partnerTeam.removeMember');
  const signOut = usePermission('partnerTeam.revokeMemberSessions');
  const manages = change.state !== 'absent' || remove.state !== 'absent';
  return ({ self, lastAdmin, kind }) => {
    const last = lastAdmin ? t('lastAdmin') : null;
    return {
      manages: manages && !self && kind === 'member',
      changeRole: whyBlocked(change) ?? last,
      deactivate: whyBlocked(deactivate) ?? last,
      reactivate: whyBlocked(reactivate),
      remove: whyBlocked(remove) ?? last,
      signOut: whyBlocked(signOut),
    };
  };
}

/** The text behind the “You” of the reader's own row. */
export function useOwnRowReason(): (member: MemberRow) => string | null {
  const { t } = useTranslation('partner-team');
  const reader = usePermission('partnerTeam.changeRole').state === 'absent';
  return ({ self, lastAdmin }) =>
    self ? t(reader ? 'you.whyReader' : lastAdmin ? 'you.whyOnly' : 'you.why') : null;
}

import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import type { MemberAct } from './member-dialogs.tsx';
import { useMemberRights } from './member-rights.ts';

interface Props {
  readonly member: MemberRow;
  readonly onAct: (act: MemberAct) => void;
}

/** The acts on a member. The milder one precedes the final one. */
export function MemberActions({ member, onAct }: Props) {
  const { t } = useTranslation('partner-team');
  const rights = useMemberRights()(member);
  if (!rights.manages) return null;
  const active = member.status === 'active';
  return (
    <>
      <BlockedButton
        variant="default"
        blocked={rights.changeRole}
        onClick={() => onAct({ kind: 'changeRole', member })}
      >
        {t('action.changeRole')}
      </BlockedButton>
      <BlockedButton
        variant="default"
        blocked={active ? rights.deactivate : rights.reactivate}
        onClick={() => onAct({ kind: active ? 'deactivate' : 'reactivate', member })}
      >
        {t(active ? 'action.deactivate' : 'action.reactivate')}
      </BlockedButton>
      <BlockedButton
        variant="outline"
        color="danger"
        blocked={rights.remove}
        onClick={() => onAct({ kind: 'remove', member })}
      >
        {t('action.remove')}
      </BlockedButton>
    </>
  );
}

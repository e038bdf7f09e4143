import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import {
  IconCopy,
  IconLayoutSidebarRight,
  IconLogout,
  IconShieldHalf,
  IconUserCheck,
  IconUserMinus,
  IconUserOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../../ui/acts/act.ts';
import { useToast } from '../../../ui/use-toast.tsx';
import type { MemberAct } from './member-dialogs.tsx';
import { useMemberRights } from './member-rights.ts';
import { useMemberPanel } from './open-member.ts';

/** The acts on a member: none for readers who manage nobody, and none on the reader's own row. */
export function useMemberActs(onAct: (act: MemberAct) => void): (member: MemberRow) => readonly Act[] {
  const { t } = useTranslation('partner-team');
  const rightsTo = useMemberRights();
  const panel = useMemberPanel();
  const toast = useToast();
  return (member) => {
    const rights = rightsTo(member);
    if (!rights.manages) return [];
    const act = (key: MemberAct['kind'], icon: Act['icon']) => ({
      key,
      icon,
      label: t(`action.${key}`),
      blocked: rights[key],
      run: () => onAct({ kind: key, member }),
    });
    const own = (key: 'open' | 'copyAddress', icon: Act['icon'], run: () => void) => ({
      key,
      icon,
      label: t(`action.${key}`),
      blocked: null,
      run,
      menuOnly: true,
    });
    const copy = async () => {
      await navigator.clipboard.writeText(member.email);
      toast.done(t('action.copied', { address: member.email }));
    };
    const active = member.status === 'active';
    return [
      own('open', IconLayoutSidebarRight, () => panel.open(member.id)),
      own('copyAddress', IconCopy, () => void copy()),
      { ...act('changeRole', IconShieldHalf), apart: true },
      ...(active ? [{ ...act('signOut', IconLogout), menuOnly: true }] : []),
      { ...(active ? act('deactivate', IconUserOff) : act('reactivate', IconUserCheck)), apart: true },
      { ...act('remove', IconUserMinus), danger: true },
    ];
  };
}

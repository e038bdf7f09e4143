import { IconLink, IconMailForward, IconMailOff, IconShieldHalf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../../ui/acts/act.ts';
import type { InvitationAct } from './invitation-dialogs.tsx';

/** Why each act on an invitation is unavailable now, or null. */
export type InvitationRights = Readonly<Record<InvitationAct['kind'], string | null>>;

/** The acts on an open invitation. An expired one has no link to copy. */
export function useInvitationActs() {
  const { t } = useTranslation('invite');
  return (
    status: string,
    rights: InvitationRights,
    onAct: (kind: InvitationAct['kind']) => void,
  ): readonly Act[] => {
    const act = (key: InvitationAct['kind'], icon: Act['icon']) => ({
      key,
      icon,
      label: t(`action.${key}`),
      blocked: rights[key],
      run: () => onAct(key),
    });
    return [
      act('resend', IconMailForward),
      ...(status === 'pending' ? [act('copyLink', IconLink)] : []),
      act('changeRole', IconShieldHalf),
      { ...act('revoke', IconMailOff), danger: true, apart: true },
    ];
  };
}

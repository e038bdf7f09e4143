import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { InitialsDisc } from '../../../ui/initials-disc.tsx';
import { PanelHead } from '../../../ui/panel/panel-head.tsx';
import { RoleLabel } from '../../../ui/role-label.tsx';
import { MemberState } from './member-state.tsx';

/** The member's name, role and status. */
export function MemberHead({ member }: { member: MemberRow }) {
  const name = member.name || member.email;
  return (
    <PanelHead name={name} disc={<InitialsDisc name={name} size={48} />}>
      <RoleLabel role={member.role} />
      <MemberState member={member} />
    </PanelHead>
  );
}

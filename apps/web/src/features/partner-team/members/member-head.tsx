import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { InitialsDisc } from '../../../ui/initials-disc.tsx';
import { RoleLabel } from '../../../ui/role-label.tsx';
import classes from './member-overview.module.css';
import { MemberState } from './member-state.tsx';

/** Name, role and status. */
export function MemberHead({ member }: { member: MemberRow }) {
  const { name, email, role } = member;
  return (
    <div className={classes.person}>
      <InitialsDisc name={name || email} size={48} />
      <div className={classes.words}>
        <h2 className={classes.name}>
          <bdi>{name || email}</bdi>
        </h2>
        <span className={classes.badges}>
          <RoleLabel role={role} />
          <MemberState member={member} />
        </span>
      </div>
    </div>
  );
}

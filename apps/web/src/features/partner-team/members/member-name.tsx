import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { Link } from '@tanstack/react-router';
import { rowOpener } from '../../../ui/table/row-keys.ts';
import { memberRowId } from './open-member.ts';

/** A real link: it can be copied, opened in another tab, and reached by keyboard. */
export function MemberName({ member }: { member: MemberRow }) {
  return (
    <Link
      {...rowOpener}
      id={memberRowId(member.id)}
      from="/team/"
      to="."
      search={(now) => ({ ...now, member: member.id })}
      state={({ listTrail = [] }) => ({ listTrail, panelOpened: true })}
      resetScroll={false}
      preload={false}
      activeOptions={{ exact: true }}
      title={member.name}
    >
      {member.name || member.email}
    </Link>
  );
}

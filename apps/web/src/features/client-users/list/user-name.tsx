import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { Link } from '@tanstack/react-router';
import { onThisPage } from '../../../ui/on-this-page.ts';
import { rowOpener } from '../../../ui/table/row-keys.ts';

/** The id of a row's opener, which gets the focus after the panel has closed. */
export const userRowId = (id: string) => `person-${id}`;

/** A real link: it can be copied, opened in another tab, and reached by keyboard. */
export function UserName({ row: { id, name, email } }: { row: ClientUserRow }) {
  return (
    <Link
      {...rowOpener}
      id={userRowId(id)}
      to="."
      search={(now: Record<string, unknown>) => onThisPage({ ...now, person: id })}
      state={({ listTrail = [] }) => ({ listTrail, panelOpened: true })}
      resetScroll={false}
      preload={false}
      activeOptions={{ exact: true }}
      title={name || email}
    >
      {name || email}
    </Link>
  );
}

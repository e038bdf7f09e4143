import type { ClientRow } from '@gatehouse/core/clients/contract';
import { Link } from '@tanstack/react-router';
import { rowOpener } from '../../../ui/table/row-keys.ts';

/** The row's control of a client, where the focus belongs after the panel has closed. */
export const clientRowId = (id: string) => `client-${id}`;

/** A real link: it can be copied, opened in another tab, and reached by key. */
export function ClientName({ client: { id, businessName } }: { client: ClientRow }) {
  return (
    <Link
      {...rowOpener}
      id={clientRowId(id)}
      from="/clients"
      to="."
      search={(now) => ({ ...now, client: id })}
      state={({ listTrail = [] }) => ({ listTrail, panelOpened: true })}
      resetScroll={false}
      preload={false}
      activeOptions={{ exact: true }}
      title={businessName}
    >
      {businessName}
    </Link>
  );
}

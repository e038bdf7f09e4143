import type { ClientRow } from '@gatehouse/core/clients/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { rowOpener } from '../../../ui/table/row-keys.ts';

/** The id of a row's opener, which gets the focus after the panel has closed. */
export const clientRowId = (id: string) => `client-${id}`;

/** The click asks for another tab or window, or to save the link. */
const elsewhere = ({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent) =>
  button !== 0 || altKey || ctrlKey || metaKey || shiftKey;

/** A link to the client's page, to copy or to open in another tab. A plain click opens the panel beside the list. */
export function ClientName({ client: { id, businessName } }: { client: ClientRow }) {
  const navigate = useNavigate({ from: '/clients' });
  const openPanel = (event: MouseEvent) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    void navigate({
      to: '.',
      search: (now) => ({ ...now, client: id }),
      state: ({ listTrail = [] }) => ({ listTrail, panelOpened: true }),
      resetScroll: false,
    });
  };
  return (
    <Link
      {...rowOpener}
      id={clientRowId(id)}
      to="/clients/$clientId"
      params={{ clientId: id }}
      preload={false}
      onClick={openPanel}
      title={businessName}
    >
      {businessName}
    </Link>
  );
}

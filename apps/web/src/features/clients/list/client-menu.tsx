import type { ClientRow } from '@gatehouse/core/clients/contract';
import { IconArrowRight, IconPencil, IconToggleLeft, IconUserPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MenuLink } from '../../../ui/menu-link.tsx';
import { RowMenu, RowMenuItem } from '../../../ui/table/row-menu.tsx';
import { useClientRights } from '../client-rights.ts';

interface Props {
  readonly client: ClientRow;
  readonly onSetStatus: (client: ClientRow) => void;
}

export function ClientMenu({ client, onSetStatus }: Props) {
  const { t } = useTranslation('clients');
  const navigate = useNavigate();
  const { manages, blocked } = useClientRights();
  if (!manages) return null;
  const params = { clientId: client.id };
  const look = { size: 16, stroke: 1.75, 'aria-hidden': true };
  return (
    <RowMenu name={client.businessName} notice={blocked}>
      <MenuLink to="/clients/$clientId" params={params} leftSection={<IconArrowRight {...look} />}>
        {t('action.openPage')}
      </MenuLink>
      <RowMenuItem
        icon={<IconPencil {...look} />}
        blocked={blocked}
        onClick={() => void navigate({ to: '/clients/$clientId', params, search: { edit: true } })}
      >
        {t('action.edit')}
      </RowMenuItem>
      <RowMenuItem
        icon={<IconUserPlus {...look} />}
        blocked={blocked}
        onClick={() => void navigate({ to: '/clients/$clientId', params, search: { tab: 'staff' } })}
      >
        {t('action.assign')}
      </RowMenuItem>
      <RowMenuItem icon={<IconToggleLeft {...look} />} blocked={blocked} onClick={() => onSetStatus(client)}>
        {t('action.setStatus')}
      </RowMenuItem>
    </RowMenu>
  );
}

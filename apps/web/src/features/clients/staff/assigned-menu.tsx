import type { AssignmentRow, ClientRow } from '@gatehouse/core/clients/contract';
import { Loader, Menu } from '@mantine/core';
import { IconHeadset, IconHeadsetOff, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowMenu, RowMenuItem } from '../../../ui/table/row-menu.tsx';
import { useClientRights } from '../client-rights.ts';
import type { AssignmentActs } from './use-assignment-acts.ts';

interface Props {
  readonly client: ClientRow;
  readonly person: AssignmentRow;
  readonly acts: AssignmentActs;
  readonly onUnassign: (person: AssignmentRow) => void;
}

const look = { size: 16, stroke: 1.75, 'aria-hidden': true };

/** The only support contact can be neither unmarked nor unassigned: the entries are there, and say why and what to do. */
export function AssignedMenu({ client, person, acts, onUnassign }: Props) {
  const { t } = useTranslation('clients');
  const { manages, blocked } = useClientRights('clients.unassign');
  const { name, memberId, supportContact, lastSupportContact } = person;
  if (!manages) return null;
  if (acts.busy === memberId) return <Loader size={18} color="gray" />;
  const last = lastSupportContact
    ? `${t('staff.last', { name, client: client.businessName })} ${t('staff.lastHow')}`
    : null;
  return (
    <RowMenu name={name}>
      {supportContact ? (
        <RowMenuItem
          icon={<IconHeadsetOff {...look} />}
          blocked={blocked ?? last}
          onClick={() => void acts.setContact(person, false)}
        >
          {t('staff.unmark')}
        </RowMenuItem>
      ) : (
        <RowMenuItem
          icon={<IconHeadset {...look} />}
          blocked={blocked}
          onClick={() => void acts.setContact(person, true)}
        >
          {t('staff.mark')}
        </RowMenuItem>
      )}
      <Menu.Divider />
      <RowMenuItem
        danger
        icon={<IconUserMinus {...look} />}
        blocked={blocked ?? last}
        onClick={() => onUnassign(person)}
      >
        {t('staff.unassign')}
      </RowMenuItem>
    </RowMenu>
  );
}

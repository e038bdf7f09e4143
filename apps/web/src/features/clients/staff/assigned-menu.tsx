import type { AssignmentRow } from '@gatehouse/core/clients/contract';
import { Loader, Menu } from '@mantine/core';
import { IconHeadset, IconHeadsetOff, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowMenu, RowMenuItem } from '../../../ui/table/row-menu.tsx';
import { useClientRights } from '../client-rights.ts';
import type { AssignmentActs } from './use-assignment-acts.ts';

interface Props {
  readonly person: AssignmentRow;
  readonly acts: AssignmentActs;
  /** Asks for confirmation before the act. */
  readonly onLeave: (person: AssignmentRow, how: 'unmark' | 'unassign') => void;
}

const look = { size: 16, stroke: 1.75, 'aria-hidden': true };

/** The acts on an assigned member. For the only support contact they begin with choosing another one. */
export function AssignedMenu({ person, acts, onLeave }: Props) {
  const { t } = useTranslation('clients');
  const { manages, blocked } = useClientRights('clients.unassign');
  const { name, memberId, supportContact, lastSupportContact } = person;
  if (!manages) return null;
  if (acts.busy === memberId) return <Loader size={18} color="gray" />;
  return (
    <RowMenu name={name} notice={blocked}>
      {supportContact ? (
        <RowMenuItem
          icon={<IconHeadsetOff {...look} />}
          blocked={blocked}
          onClick={() =>
            lastSupportContact ? onLeave(person, 'unmark') : void acts.setContact(person, false)
          }
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
        icon={<IconUserMinus {...look} />}
        blocked={blocked}
        onClick={() => onLeave(person, 'unassign')}
      >
        {t('staff.unassign')}
      </RowMenuItem>
    </RowMenu>
  );
}

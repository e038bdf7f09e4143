import type { AssignmentRow } from '@gatehouse/core/clients/contract';
import { Loader } from '@mantine/core';
import { IconHeadset, IconHeadsetOff, IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../../ui/acts/act-menu.tsx';
import { useClientRights } from '../client-rights.ts';
import type { AssignmentActs } from './use-assignment-acts.ts';

interface Props {
  readonly person: AssignmentRow;
  readonly acts: AssignmentActs;
  /** Asks for confirmation before the act. */
  readonly onLeave: (person: AssignmentRow, how: 'unmark' | 'unassign') => void;
}

/** The acts on an assigned member. For the only support contact they begin with choosing another one. */
export function AssignedMenu({ person, acts, onLeave }: Props) {
  const { t } = useTranslation('clients');
  const { manages, blocked } = useClientRights('clients.unassign');
  const { name, memberId, supportContact, lastSupportContact } = person;
  if (!manages) return null;
  if (acts.busy === memberId) return <Loader size={18} color="gray" />;
  const unmark = () => (lastSupportContact ? onLeave(person, 'unmark') : void acts.setContact(person, false));
  const mark = () => void acts.setContact(person, true);
  return (
    <ActMenu
      name={name}
      acts={[
        {
          key: 'contact',
          label: t(supportContact ? 'staff.unmark' : 'staff.mark'),
          icon: supportContact ? IconHeadsetOff : IconHeadset,
          blocked,
          run: supportContact ? unmark : mark,
        },
        {
          key: 'unassign',
          label: t('staff.unassign'),
          icon: IconUserMinus,
          blocked,
          run: () => onLeave(person, 'unassign'),
          apart: true,
        },
      ]}
    />
  );
}

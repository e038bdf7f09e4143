import type { AssignmentRow, ClientRow } from '@gatehouse/core/clients/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLast } from '../../../ui/use-last.ts';
import { useClientRights } from '../client-rights.ts';
import { AssignedMenu } from './assigned-menu.tsx';
import { LastContactDialog } from './last-contact-dialog.tsx';
import { StaffList } from './staff-list.tsx';
import { StaffPerson } from './staff-person.tsx';
import { UnassignDialog } from './unassign-dialog.tsx';
import type { AssignmentActs } from './use-assignment-acts.ts';
import { useAssigned } from './use-staff.ts';

interface Props {
  readonly client: ClientRow;
  readonly text: string;
  readonly acts: AssignmentActs;
}

interface Leaving {
  readonly person: AssignmentRow;
  readonly how: 'unmark' | 'unassign';
}

export function AssignedList({ client, text, acts }: Props) {
  const { t } = useTranslation('clients');
  const { manages, blocked } = useClientRights('clients.assign');
  const list = useAssigned(client.id, text);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const left = useLast(leaving);
  const dialog = left && {
    client,
    acts,
    person: left.person,
    opened: leaving !== null,
    onClose: () => setLeaving(null),
  };
  const nobody =
    manages && blocked === null
      ? t('staff.assignedEmpty', { client: client.businessName })
      : t('staff.assignedEmptyReader');
  return (
    <>
      <StaffList
        title={t('staff.assigned')}
        list={list}
        empty={text === '' ? nobody : t('staff.assignedNothing')}
        failed={t('staff.assignedFailed')}
      >
        {(person) => (
          <>
            <StaffPerson person={person} />
            <AssignedMenu
              person={person}
              acts={acts}
              onLeave={(who, how) => setLeaving({ person: who, how })}
            />
          </>
        )}
      </StaffList>
      {dialog && left.person.lastSupportContact && (
        <LastContactDialog key={left.person.memberId} {...dialog} how={left.how} />
      )}
      {dialog && !left.person.lastSupportContact && <UnassignDialog {...dialog} />}
    </>
  );
}

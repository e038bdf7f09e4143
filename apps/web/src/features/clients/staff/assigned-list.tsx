import type { AssignmentRow, ClientRow } from '@gatehouse/core/clients/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLast } from '../../../ui/use-last.ts';
import { useClientRights } from '../client-rights.ts';
import { AssignedMenu } from './assigned-menu.tsx';
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

export function AssignedList({ client, text, acts }: Props) {
  const { t } = useTranslation('clients');
  const { manages } = useClientRights('clients.unassign');
  const list = useAssigned(client.id, text);
  const [leaving, setLeaving] = useState<AssignmentRow | null>(null);
  const left = useLast(leaving);
  const nobody = manages
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
            <AssignedMenu client={client} person={person} acts={acts} onUnassign={setLeaving} />
          </>
        )}
      </StaffList>
      {left && (
        <UnassignDialog
          opened={leaving !== null}
          client={client}
          person={left}
          acts={acts}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}

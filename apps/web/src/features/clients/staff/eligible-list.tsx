import type { ClientRow } from '@gatehouse/core/clients/contract';
import { IconHeadset } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { Person } from '../../../ui/person.tsx';
import { RowMenu, RowMenuItem } from '../../../ui/table/row-menu.tsx';
import { useClientRights } from '../client-rights.ts';
import { StaffList } from './staff-list.tsx';
import classes from './staff.module.css';
import type { AssignmentActs } from './use-assignment-acts.ts';
import { useEligible } from './use-staff.ts';

interface Props {
  readonly client: ClientRow;
  readonly text: string;
  readonly acts: AssignmentActs;
}

export function EligibleList({ client, text, acts }: Props) {
  const { t } = useTranslation('clients');
  const { blocked } = useClientRights('clients.assign');
  const list = useEligible(client.id, text);
  return (
    <StaffList
      title={t('staff.eligible')}
      list={list}
      empty={t(text === '' ? 'staff.eligibleEmpty' : 'staff.eligibleNothing')}
      failed={t('staff.eligibleFailed')}
    >
      {(person) => (
        <>
          <Person name={person.name} email={person.email}>
            {person.name || person.email}
          </Person>
          <div className={classes.controls}>
            <BlockedButton
              variant="default"
              size="compact-sm"
              blocked={blocked}
              loading={acts.busy === person.memberId}
              aria-label={t('staff.assignName', { name: person.name })}
              onClick={() => void acts.assign(person, false)}
            >
              {t('staff.assign')}
            </BlockedButton>
            <RowMenu name={person.name}>
              <RowMenuItem
                icon={<IconHeadset size={16} stroke={1.75} aria-hidden />}
                blocked={blocked}
                onClick={() => void acts.assign(person, true)}
              >
                {t('staff.assignContact')}
              </RowMenuItem>
            </RowMenu>
          </div>
        </>
      )}
    </StaffList>
  );
}

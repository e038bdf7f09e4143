import type { AssignmentRow, ClientRow } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import type { AssignmentActs } from './use-assignment-acts.ts';

interface Props {
  readonly opened: boolean;
  readonly client: ClientRow;
  readonly person: AssignmentRow;
  readonly acts: AssignmentActs;
  readonly onClose: () => void;
}

export function UnassignDialog({ opened, client, person, acts, onClose }: Props) {
  const { t } = useTranslation('clients');
  const words = { name: person.name, client: client.businessName };
  const sees = person.role === 'partner_admin' ? 'admin' : 'user';
  const close = () => {
    acts.forget();
    onClose();
  };
  const unassign = async () => {
    if (await acts.unassign(person, person.supportContact)) onClose();
  };
  return (
    <ConfirmDialog
      takesAway
      opened={opened}
      title={t('staff.unassignDialog.title', words)}
      consequences={[
        t(`staff.unassignDialog.${person.self ? 'self' : sees}`, words),
        ...(person.supportContact ? [t('staff.unassignDialog.contact', words)] : []),
        t('staff.unassignDialog.again'),
      ]}
      keep={t('staff.unassignDialog.keep')}
      act={t('staff.unassignDialog.act', words)}
      busy={acts.busy === person.memberId}
      refusal={opened ? acts.refused : null}
      onKeep={close}
      onAct={() => void unassign()}
    />
  );
}

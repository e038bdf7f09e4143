import type { AssignmentRow, ClientRow } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { SuccessorField } from '../hand-over/successor-field.tsx';
import { useHandOver } from '../hand-over/use-hand-over.ts';
import classes from './staff.module.css';
import type { AssignmentActs } from './use-assignment-acts.ts';

interface Props {
  readonly opened: boolean;
  readonly client: ClientRow;
  readonly person: AssignmentRow;
  readonly how: 'unmark' | 'unassign';
  readonly acts: AssignmentActs;
  readonly onClose: () => void;
}

/** A client never loses its last support contact: says so, and lets the reader choose another one here. */
export function LastContactDialog({ opened, client, person, how, acts, onClose }: Props) {
  const { t } = useTranslation('clients');
  const handOver = useHandOver([client]);
  const { id, businessName } = client;
  const { memberId, name } = person;
  const close = () => {
    acts.forget();
    handOver.reset();
    onClose();
  };
  const leave = async () => {
    if (!(await handOver.run())) return;
    const done = how === 'unassign' ? acts.unassign(person, true) : acts.setContact(person, false);
    if (await done) close();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('staff.lastDialog.title', { name, client: businessName })}
      keep={t('staff.lastDialog.keep')}
      act={t(`staff.lastDialog.act.${how}`)}
      impossible={handOver.open.length > 0}
      busy={handOver.running || acts.busy !== null}
      refusal={opened ? acts.refused : null}
      onKeep={close}
      onAct={() => void leave()}
    >
      <p className={classes.how}>{t('staff.lastDialog.how')}</p>
      <SuccessorField
        client={client}
        leaving={memberId}
        chosen={handOver.choices[id] ?? null}
        error={handOver.refused[id]}
        disabled={handOver.running}
        focused
        onChoose={(successor) => handOver.choose(id, successor)}
      />
    </ConfirmDialog>
  );
}

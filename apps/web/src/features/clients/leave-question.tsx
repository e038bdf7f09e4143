import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../../ui/confirm/leave-guard.tsx';

interface Props {
  readonly unsaved: boolean;
  /** What would be lost. */
  readonly what: string;
}

export function LeaveQuestion({ unsaved, what }: Props) {
  const { t } = useTranslation('clients');
  return (
    <LeaveGuard
      unsaved={unsaved}
      title={t('edit.leave')}
      what={what}
      stay={t('edit.stay')}
      leave={t('edit.leaveAct')}
    />
  );
}

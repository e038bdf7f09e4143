import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { useUsers } from '../users-context.ts';
import classes from './panel.module.css';

/** The acts on a person. The milder one precedes the final one. */
export function UserActions({ user }: { user: ClientUserRow }) {
  const { t } = useTranslation('client-users');
  const { rights, onAct } = useUsers();
  if (!rights.manages || user.self) return null;
  const why = rights.ofUser(user);
  const active = user.status === 'active';
  return (
    <>
      <BlockedButton variant="default" blocked={why.edit} onClick={() => onAct('edit', user)}>
        {t('action.edit')}
      </BlockedButton>
      {active && (
        <BlockedButton variant="default" blocked={why.resetMail} onClick={() => onAct('resetMail', user)}>
          {t('action.resetMail')}
        </BlockedButton>
      )}
      <BlockedButton
        variant="default"
        blocked={active ? why.deactivate : why.reactivate}
        onClick={() => onAct(active ? 'deactivate' : 'reactivate', user)}
      >
        {t(active ? 'action.deactivate' : 'action.reactivate')}
      </BlockedButton>
      <BlockedButton
        variant="outline"
        color="danger"
        className={classes.last ?? ''}
        blocked={why.remove}
        onClick={() => onAct('remove', user)}
      >
        {t('action.remove')}
      </BlockedButton>
    </>
  );
}

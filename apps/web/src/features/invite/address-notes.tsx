import { maxEmailsPerInvite } from '@gatehouse/core/invitations/contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { invalidOf } from './address-list.ts';
import classes from './address-field.module.css';
import type { InviteDraft } from './use-draft.ts';

/** What became of the list: said aloud, and kept in its place so that nothing below jumps. */
export function AddressNotes({ draft, onCorrect }: { draft: InviteDraft; onCorrect: (key: string) => void }) {
  const { t } = useTranslation('invite');
  const bad = invalidOf(draft.addresses);
  const [firstBad] = bad;
  return (
    <div className={classes.notes} role="status">
      {draft.leftOut > 0 && (
        <span className={classes.warning}>
          {t('invite.leftOut', { count: draft.leftOut, max: maxEmailsPerInvite })}
        </span>
      )}
      {draft.folded > 0 && <span>{t('invite.folded', { count: draft.folded })}</span>}
      {firstBad && (
        <span className={classes.danger}>
          {t('invite.bad', { count: bad.length })}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => onCorrect(firstBad.key)}>
            {t('invite.correct')}
          </Button>
        </span>
      )}
    </div>
  );
}

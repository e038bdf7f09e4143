import { maxEmailsPerInvite } from '@gatehouse/core/invitations/vocabulary';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { Address } from './address-list.ts';
import classes from './address-field.module.css';
import type { InviteDraft } from './use-draft.ts';
import type { Mark } from './use-address-checks.ts';

interface Props {
  readonly draft: InviteDraft;
  readonly checkResultOf: (address: Address) => Mark | null;
  readonly onCorrect: (key: string) => void;
}

/** The result, announced to screen readers, and below it what can be done about it: a live region holds no buttons. */
export function AddressNotes({ draft, checkResultOf, onCorrect }: Props) {
  const { t } = useTranslation('invite');
  const { rest, folded } = draft;
  const marked = (...marks: Mark[]) =>
    draft.addresses.filter((address) => {
      const mark = checkResultOf(address);
      return mark !== null && marks.includes(mark);
    });
  const bad = marked('not_an_address', 'not_possible');
  const members = marked('already_member');
  const invited = marked('already_invited');
  const [firstBad] = bad;
  const remove = (addresses: readonly Address[]) => {
    const keys = new Set(addresses.map(({ key }) => key));
    draft.removeAll(({ key }) => keys.has(key));
  };
  return (
    <div className={classes.notes}>
      <div role="status">
        {rest.length > 0 && (
          <p className={classes.warning}>
            {t('invite.leftOut', { count: rest.length, max: maxEmailsPerInvite })}
          </p>
        )}
        {folded > 0 && <p>{t('invite.folded', { count: folded })}</p>}
        {bad.length > 0 && <p className={classes.danger}>{t('invite.bad', { count: bad.length })}</p>}
        {members.length > 0 && <p>{t('invite.members', { count: members.length })}</p>}
        {invited.length > 0 && <p>{t('invite.invited', { count: invited.length })}</p>}
      </div>
      <div className={classes.acts}>
        {rest.length > 0 && (
          <CopyButton
            value={rest.map(({ text }) => text).join('\n')}
            label={t('invite.copyLeftOut', { count: rest.length })}
          />
        )}
        {firstBad && (
          <Button variant="subtle" size="compact-sm" onClick={() => onCorrect(firstBad.key)}>
            {t('invite.correct')}
          </Button>
        )}
        {members.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => remove(members)}>
            {t('invite.removeMembers')}
          </Button>
        )}
        {invited.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => remove(invited)}>
            {t('invite.removeInvited')}
          </Button>
        )}
      </div>
    </div>
  );
}

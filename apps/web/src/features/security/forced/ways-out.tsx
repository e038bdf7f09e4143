import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { SignedIn } from '../../auth/use-session.ts';
import { useSignOut } from '../../auth/use-sign-out.ts';
import { useSwitchMembership } from '../../auth/use-switch-membership.ts';
import classes from './enrolment.module.css';

/** What needs no second factor: another organisation, the own account, signing out. */
export function WaysOut({ session: { membership, memberships } }: { session: SignedIn }) {
  const { t } = useTranslation('security');
  const message = useErrorMessage();
  const signOut = useSignOut();
  const { switchTo, pending, error, variables } = useSwitchMembership();
  const others = memberships.filter(({ id }) => id !== membership?.id);
  const failure = error ?? signOut.error;
  return (
    <div className={classes.out}>
      {failure && (
        <Notice tone="danger" role="alert">
          {message(failure)}
        </Notice>
      )}
      {others.length > 0 && (
        <section aria-labelledby="elsewhere">
          <h2 id="elsewhere" className={classes.small}>
            {t('enrol.elsewhere')}
          </h2>
          <div className={classes.row}>
            {others.map(({ id, organisation }) => (
              <Button
                key={id}
                variant="default"
                disabled={pending}
                loading={pending && variables?.membershipId === id}
                onClick={() => switchTo(id)}
              >
                {organisation.name}
              </Button>
            ))}
          </div>
        </section>
      )}
      <div className={classes.row}>
        <ButtonLink to="/settings/security" variant="subtle">
          {t('enrol.account')}
        </ButtonLink>
        <Button variant="subtle" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('enrol.signOut')}
        </Button>
      </div>
    </div>
  );
}

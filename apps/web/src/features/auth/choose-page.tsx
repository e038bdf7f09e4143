import { UnstyledButton, Button, Loader } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { BareFrame } from '../../shell/bare-frame.tsx';
import { InitialsDisc } from '../../ui/initials-disc.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './choose-page.module.css';
import { useSession } from './use-session.ts';
import { useSignOut } from './use-sign-out.ts';
import { useSwitchMembership } from './use-switch-membership.ts';

/** After a sign-in with several memberships one must be chosen first. The router continues automatically. */
export function ChoosePage() {
  const { t } = useTranslation(['auth', 'common']);
  const session = useSession();
  const message = useErrorMessage();
  const signOut = useSignOut();
  const { switchTo, pending, error, variables } = useSwitchMembership();
  const memberships = session?.memberships ?? [];
  const failure = error ?? signOut.error;
  return (
    <BareFrame>
      <PageHeader
        title={memberships.length > 0 ? t('choose.title') : t('choose.noneTitle')}
        sentence={
          memberships.length > 0
            ? t('choose.sentence')
            : t('choose.none', { email: session?.user.email ?? '' })
        }
      />
      {failure && (
        <Notice tone="danger" role="alert">
          {message(failure)}
        </Notice>
      )}
      <ul className={classes.list}>
        {memberships.map(({ id, role, organisation }) => (
          <li key={id}>
            <UnstyledButton className={classes.choice} disabled={pending} onClick={() => switchTo(id)}>
              <InitialsDisc square name={organisation.name} size={40} />
              <span className={classes.words}>
                <strong>{organisation.name}</strong>
                <span>{t(`common:role.${role}`)}</span>
              </span>
              {pending && variables?.membershipId === id ? (
                <Loader size={18} />
              ) : (
                <IconChevronRight size={18} aria-hidden className={classes.arrow} />
              )}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('choose.signOut')}
      </Button>
    </BareFrame>
  );
}

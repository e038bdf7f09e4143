import { useTranslation } from 'react-i18next';
import { ButtonLink, TextLink } from '../../ui/button-link.tsx';
import classes from './or-sign-in.module.css';

/** To sign-in with the invited address, and back to the invitation. */
const toSignIn = (email: string) =>
  ({ to: '/sign-in', search: { next: '/accept', reason: 'invitation' }, state: { email } }) as const;

export function SignInToAccept({ email }: { email: string }) {
  const { t } = useTranslation('accept');
  return <TextLink {...toSignIn(email)}>{t('known.submit')}</TextLink>;
}

export function SignInButton({ email, variant }: { email: string; variant?: 'default' }) {
  const { t } = useTranslation('accept');
  return (
    <ButtonLink {...toSignIn(email)} {...(variant && { variant })} size="md" fullWidth>
      {t('known.submit')}
    </ButtonLink>
  );
}

/** The other way for a copied link: it must not reveal whether the address has an account, so the reader says. */
export function OrSignIn({ email }: { email: string }) {
  const { t } = useTranslation('accept');
  return (
    <div className={classes.or}>
      <p className={classes.divider}>{t('either.question')}</p>
      <SignInButton email={email} variant="default" />
    </div>
  );
}

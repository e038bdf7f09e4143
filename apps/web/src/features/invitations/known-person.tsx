import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Offer } from './offer.tsx';
import { SignInButton } from './or-sign-in.tsx';

/** The address has an account: sign in with it, then come back here. */
export function KnownPerson({ preview }: { preview: PreviewOutput }) {
  const { t } = useTranslation('accept');
  const { email } = preview;
  return (
    <>
      <Offer preview={preview} />
      <Text mb="md">{t('known.sentence', { email })}</Text>
      <SignInButton email={email} />
    </>
  );
}

import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { keepToken } from '../auth/link-token.ts';
import { useSignOut } from '../auth/use-sign-out.ts';
import { Offer } from './offer.tsx';

interface Props {
  readonly preview: PreviewOutput;
  readonly signedInAs: string;
  readonly token: string | null;
}

/** Signed in as another person: switch, or leave the invitation alone. */
export function WrongAccount({ preview, signedInAs, token }: Props) {
  const { t } = useTranslation('accept');
  const message = useErrorMessage();
  const signOut = useSignOut(() => {
    // Signing out may have cleared this tab's storage.
    if (token !== null) keepToken('/accept', token);
  });
  const { email } = preview;
  return (
    <>
      <Offer preview={preview} />
      <Stack>
        <Notice tone="warning" title={t('wrong.title')}>
          {t('wrong.sentence', { signedInAs, email })}
        </Notice>
        {signOut.error && (
          <Notice tone="danger" role="alert">
            {message(signOut.error)}
          </Notice>
        )}
        <Button size="md" fullWidth loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('wrong.switch', { email })}
        </Button>
        <ButtonLink to="/" variant="subtle" fullWidth>
          {t('wrong.stay', { signedInAs })}
        </ButtonLink>
      </Stack>
    </>
  );
}

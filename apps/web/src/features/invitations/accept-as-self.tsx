import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AcceptProblem } from './accept-problem.tsx';
import { Offer } from './offer.tsx';
import type { Accepting } from './use-accept.ts';

interface Props {
  readonly preview: PreviewOutput;
  readonly accepting: Accepting;
}

/** Signed in as the invited person: nothing to fill in, one button. */
export function AcceptAsSelf({ preview, accepting }: Props) {
  const { t } = useTranslation('accept');
  const organisation = preview.organisation.name;
  return (
    <>
      <Offer preview={preview} />
      <Stack>
        <Text>{t('self.sentence', { email: preview.email })}</Text>
        <AcceptProblem error={accepting.error} organisation={organisation} />
        <Button size="md" fullWidth loading={accepting.isPending} onClick={() => accepting.accept()}>
          {t('self.submit', { organisation })}
        </Button>
      </Stack>
    </>
  );
}

import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { Button, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { Notice } from '../../ui/notice.tsx';
import { Proof } from '../auth/proof/proof.tsx';
import { AcceptProblem } from './accept-problem.tsx';
import { Offer } from './offer.tsx';
import type { Accepting } from './use-accept.ts';

interface Props {
  readonly preview: PreviewOutput;
  readonly accepting: Accepting;
}

/** Signed in as the invitee: nothing to fill in, one button. If the mailbox has to be proved first, that is done here. */
export function AcceptAsSelf({ preview, accepting }: Props) {
  const { t } = useTranslation(['accept', 'proof']);
  const [proven, setProven] = useState(false);
  const { error } = accepting;
  const { email } = preview;
  const unproven = Boolean(error) && toProblem(error).reason === 'email_unproven';
  return (
    <>
      <Offer preview={preview} />
      <Stack>
        <Text>{t('self.sentence', { email })}</Text>
        {unproven ? (
          <Notice tone="warning" icon={IconMail} role="alert" title={t('unproven.title')}>
            {t('unproven.sentence', { email })}
            <Proof
              email={email}
              onProven={() => {
                setProven(true);
                accepting.reset();
              }}
            />
          </Notice>
        ) : (
          <>
            {proven && !error && (
              <Notice tone="success" role="status">
                {t('unproven.proven')}
              </Notice>
            )}
            <AcceptProblem error={error} preview={preview} />
            <Button
              size="md"
              fullWidth
              autoFocus={proven}
              loading={accepting.isPending}
              onClick={() => accepting.accept()}
            >
              {t('self.submit', { organisation: preview.organisation.name })}
            </Button>
          </>
        )}
      </Stack>
    </>
  );
}

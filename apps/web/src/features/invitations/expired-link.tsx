import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { trpc } from '../../trpc.ts';
import { LetterDrawing } from '../../ui/drawings.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StatePage } from '../../ui/state-page.tsx';

/** A new link is one click away; who invited is told and decides. */
export function ExpiredLink({ token }: { token: string }) {
  const { t } = useTranslation('accept');
  const message = useErrorMessage();
  const { mutate, isPending, isSuccess, error } = trpc.invitations.requestNewLink.useMutation();
  if (isSuccess) {
    return (
      <StatePage drawing={<LetterDrawing />} title={t('expired.askedTitle')}>
        <p role="status">{t('expired.asked')}</p>
      </StatePage>
    );
  }
  return (
    <StatePage
      drawing={<LetterDrawing />}
      title={t('expired.title')}
      action={
        <Button loading={isPending} onClick={() => mutate({ token })}>
          {t('expired.ask')}
        </Button>
      }
    >
      <p>{t('expired.sentence')}</p>
      {error && (
        <Notice tone="danger" role="alert">
          {message(error)}
        </Notice>
      )}
    </StatePage>
  );
}

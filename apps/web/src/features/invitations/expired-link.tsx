import { day, lifetimes } from '@gatehouse/policy';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusedInvitation } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { trpc } from '../../trpc.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EnvelopeDrawing } from '../../ui/drawings.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { useSession } from '../auth/use-session.ts';

const days = lifetimes.invitation / day;

interface Props {
  readonly token: string;
  /** The link is genuine: its holder has been shown these names before. */
  readonly about: RefusedInvitation | null;
}

/** A new link is one click away: the inviter is notified and decides. */
export function ExpiredLink({ token, about }: Props) {
  const { t } = useTranslation('accept');
  const message = useErrorMessage();
  const { mutate, isPending, isSuccess, error } = trpc.invitations.requestNewLink.useMutation();
  useEffect(() => {
    if (isSuccess) document.querySelector('h1')?.focus();
  }, [isSuccess]);
  if (isSuccess) {
    return (
      <StatePage drawing={<EnvelopeDrawing />} title={t('expired.askedTitle')} action={<Elsewhere />}>
        <p role="status">{about ? t('expired.askedOf', { ...about }) : t('expired.asked')}</p>
        <p>{t('expired.next')}</p>
      </StatePage>
    );
  }
  return (
    <StatePage
      drawing={<EnvelopeDrawing />}
      title={about ? t('expired.titleOf', { ...about }) : t('expired.title')}
      action={
        <>
          <Button loading={isPending} onClick={() => mutate({ token })}>
            {t('expired.ask')}
          </Button>
          <Elsewhere />
        </>
      }
    >
      <p>
        {about ? t('expired.sentenceOf', { ...about, count: days }) : t('expired.sentence', { count: days })}
      </p>
      {error && (
        <Notice tone="danger" role="alert">
          {message(error)}
        </Notice>
      )}
    </StatePage>
  );
}

/** A reader with an account needs no new invitation to continue working. */
export function Elsewhere() {
  const { t } = useTranslation('accept');
  const session = useSession();
  return (
    <ButtonLink to={session ? '/' : '/sign-in'} variant="default">
      {session ? t('toStart') : t('invalid.signIn')}
    </ButtonLink>
  );
}

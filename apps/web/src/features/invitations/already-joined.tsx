import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { OpenGateDrawing } from '../../ui/drawings.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { forgetToken } from '../auth/link-token.ts';
import { useSession } from '../auth/use-session.ts';
import { useSwitchMembership } from '../auth/use-switch-membership.ts';

interface Props {
  readonly how: 'accepted' | 'member';
  readonly organisation: string;
  readonly membershipId: string;
}

/** Nothing is left to accept. The organisation is one button away, whichever the reader works for now. */
export function AlreadyJoined({ how, organisation, membershipId }: Props) {
  const { t } = useTranslation('accept');
  const message = useErrorMessage();
  const navigate = useNavigate();
  const active = useSession()?.membership?.id;
  const leave = () => {
    forgetToken('/accept');
    void navigate({ to: '/', replace: true });
  };
  const { switchTo, pending, error } = useSwitchMembership(leave);
  return (
    <StatePage
      drawing={<OpenGateDrawing />}
      title={t(`joined.${how}.title`, { organisation })}
      action={
        <Button
          loading={pending}
          onClick={() => (active === membershipId ? leave() : switchTo(membershipId))}
        >
          {t('joined.open', { organisation })}
        </Button>
      }
    >
      <p>{t(`joined.${how}.sentence`, { organisation })}</p>
      {error && (
        <Notice tone="danger" role="alert">
          {message(error)}
        </Notice>
      )}
    </StatePage>
  );
}

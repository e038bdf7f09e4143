import { useTranslation } from 'react-i18next';
import type { Problem } from '../../errors/problem.ts';
import { problemToMessage } from '../../errors/error-to-message.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EnvelopeDrawing } from '../../ui/drawings.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { useSession } from '../auth/use-session.ts';
import { ExpiredLink } from './expired-link.tsx';

interface Props {
  readonly problem: Problem;
  readonly token: string | null;
  readonly retrying: boolean;
  readonly onRetry: () => void;
}

/** One text for revoked, replaced, used and unknown links. For an expired one a new link can be requested. Other problems may pass. */
export function DeadLink({ problem, token, retrying, onRetry }: Props) {
  const { t, i18n } = useTranslation('accept');
  const session = useSession();
  const { t: errors } = useTranslation('errors');
  if (problem.reason === 'link_expired' && token !== null)
    return <ExpiredLink token={token} about={problem.invitation} />;
  if (problem.reason === 'link_invalid' || problem.reason === 'invalid_input') {
    return (
      <StatePage
        drawing={<EnvelopeDrawing />}
        title={t('invalid.title')}
        action={
          <ButtonLink to={session ? '/' : '/sign-in'}>
            {session ? t('toStart') : t('invalid.signIn')}
          </ButtonLink>
        }
      >
        <p>{t('invalid.sentence')}</p>
        <p>{t('invalid.next')}</p>
      </StatePage>
    );
  }
  return (
    <>
      <PageHeader title={t('problem.title')} />
      <ErrorPanel
        title={t('problem.what')}
        message={problemToMessage(problem, errors, i18n.language)}
        requestId={problem.requestId}
        onRetry={onRetry}
        retrying={retrying}
      />
    </>
  );
}

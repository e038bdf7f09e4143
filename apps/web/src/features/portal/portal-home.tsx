import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { ProblemPanel } from '../../errors/problem-panel.tsx';
import { trpc } from '../../trpc.ts';
import { BoxDrawing } from '../../ui/drawings.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { useSession } from '../auth/use-session.ts';
import { HomeBody } from './home-body.tsx';
import classes from './home-body.module.css';
import { useUsersAccess } from './users-access.ts';
import { WhoManagesUsers } from './who-manages-users.tsx';

/** The start page of a client's people: what they may use, and who manages their team. Nothing of the partner, nothing of others. */
export function PortalHome() {
  const { t } = useTranslation(['portal', 'common']);
  const session = useSession();
  const access = useUsersAccess();
  const home = trpc.portal.home.useQuery();
  if (!session?.membership || !session.organisation) return null;
  const { user, membership, organisation } = session;
  // The client is active, but its provider is not, which this page does not mention.
  if (home.error && toProblem(home.error).reason === 'organisation_archived') {
    return (
      <StatePage drawing={<BoxDrawing />} title={t('closed.title')}>
        <p>{t('closed.sentence')}</p>
      </StatePage>
    );
  }
  return (
    <>
      <PageHeader
        title={t('home.title', { name: user.displayName })}
        sentence={
          <>
            <bdi>{organisation.name}</bdi> · {t(`common:role.${membership.role}`)}
          </>
        }
      />
      {home.data && <HomeBody features={home.data.features} access={access} />}
      {!home.data && !home.error && <TilesToCome />}
      {home.error && (
        <>
          <ProblemPanel
            title={t('home.failed')}
            error={home.error}
            onRetry={() => void home.refetch()}
            retrying={home.isFetching}
          />
          <WhoManagesUsers access={access} readOnly={false} />
        </>
      )}
    </>
  );
}

/** Placeholders in the shape of the tiles. */
function TilesToCome() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')} className={classes.coming}>
      {[1, 2, 3].map((tile) => (
        <Skeleton key={tile} height={106} radius="lg" />
      ))}
    </div>
  );
}

import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../errors/problem.ts';
import { ProblemPanel } from '../../errors/problem-panel.tsx';
import { trpc } from '../../trpc.ts';
import { BoxDrawing, OpenGateDrawing } from '../../ui/drawings.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { useSession } from '../auth/use-session.ts';
import { FeatureTiles, type FeatureTile } from './feature-tiles.tsx';
import classes from './home-body.module.css';
import { WhoManagesUsers } from './who-manages-users.tsx';

/** Where a client's people arrive: what is theirs to use, and who looks after their team. Nothing of the partner, nothing of others. */
export function PortalHome() {
  const { t } = useTranslation(['portal', 'common']);
  const session = useSession();
  const home = trpc.portal.home.useQuery();
  if (!session?.membership || !session.organisation) return null;
  const { user, membership, organisation } = session;
  // The client is active, its provider is not: nothing of that has a name here.
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
      {home.data && <Features features={home.data.features} />}
      {!home.data && !home.error && <TilesToCome />}
      {home.error && (
        <ProblemPanel
          title={t('home.failed')}
          error={home.error}
          onRetry={() => void home.refetch()}
          retrying={home.isFetching}
        />
      )}
      <WhoManagesUsers />
    </>
  );
}

function Features({ features }: { features: readonly FeatureTile[] }) {
  const { t } = useTranslation('portal');
  const usable = features.filter(({ allowed }) => allowed);
  if (usable.length === 0) {
    return <EmptyState drawing={<OpenGateDrawing />} title={t('home.noneTitle')} sentence={t('home.none')} />;
  }
  return (
    <section aria-label={t('home.features')}>
      <FeatureTiles features={usable} />
      {usable.some(({ url }) => url === undefined) && (
        <p className={classes.note}>{t('home.notConnected')}</p>
      )}
    </section>
  );
}

/** In the shape of what comes. */
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

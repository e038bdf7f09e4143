import { tierOf } from '@gatehouse/policy';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { part } from '../../errors/missing-part.ts';
import { VendorContact } from '../../shell/vendor-contact.tsx';
import { OpenGateDrawing } from '../../ui/drawings.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { useSession } from '../auth/use-session.ts';

const PortalHome = lazy(
  part(async () => ({ default: (await import('../portal/portal-home.tsx')).PortalHome })),
);

/** A client's people see their portal here. Roles without a page of their own read so, and whom to ask. */
export function HomePage() {
  const { t } = useTranslation(['home', 'common']);
  const session = useSession();
  if (!session?.membership || !session.organisation) return null;
  const { user, membership, organisation, vendorContact } = session;
  const tier = tierOf(membership.role);
  if (tier === 'client') return <PortalHome />;
  return (
    <StatePage drawing={<OpenGateDrawing />} title={t('title', { name: user.displayName })}>
      <p>
        {t('place', { organisation: organisation.name, role: t(`common:role.${membership.role}`) })}{' '}
        {t(`today.${tier}`)}
      </p>
      <VendorContact contact={vendorContact} />
    </StatePage>
  );
}

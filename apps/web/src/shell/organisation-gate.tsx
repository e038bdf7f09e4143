import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignedIn } from '../features/auth/use-session.ts';
import { BoxDrawing, GateDrawing } from '../ui/drawings.tsx';
import { Notice } from '../ui/notice.tsx';
import { StatePage } from '../ui/state-page.tsx';
import classes from './shell.module.css';
import { VendorContact } from './vendor-contact.tsx';

interface Props {
  readonly session: SignedIn;
  readonly children: ReactNode;
}

/**
 * Pending and archived organisations have no pages, only their state and whom to ask. A suspended one (or a paused client) can still be
 * read: the banner and the controls say so. A partner asks the vendor. A client's people ask their provider, who is not named: the portal
 * is the client's own.
 */
export function OrganisationGate({ session, children }: Props) {
  const { t } = useTranslation('shell');
  const { organisation, vendorContact } = session;
  const name = organisation?.name ?? '';
  const status = organisation?.status;
  const ofClient = organisation?.kind === 'client';
  if (status === 'pending') {
    return (
      <StatePage drawing={<GateDrawing />} title={t('pending.title', { name })}>
        <p>{t('pending.sentence')}</p>
        <VendorContact contact={vendorContact} />
      </StatePage>
    );
  }
  if (status === 'archived') {
    return (
      <StatePage drawing={<BoxDrawing />} title={t('archived.title', { name })}>
        <p>{t('archived.sentence')}</p>
        {ofClient ? <p>{t('archived.askProvider')}</p> : <VendorContact contact={vendorContact} />}
      </StatePage>
    );
  }
  const stopped = status === 'suspended' || status === 'paused' ? status : null;
  // The element tree is the same with and without the banner, so that an open dialog keeps its state when the banner appears.
  return (
    <>
      {stopped && (
        <div className={classes.banner}>
          <Notice tone="warning" title={t(`${stopped}.title`, { name })}>
            {t(`${stopped}.sentence`)} {!ofClient && <VendorContact contact={vendorContact} inline />}
          </Notice>
        </div>
      )}
      {children}
    </>
  );
}

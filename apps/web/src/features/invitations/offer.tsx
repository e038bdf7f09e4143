import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { useTranslation } from 'react-i18next';
import { longDate } from '../../i18n/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './offer.module.css';

/** Inviter, organisation, role and expiry, before anything is asked. */
export function Offer({ preview }: { preview: PreviewOutput }) {
  const { t, i18n } = useTranslation(['accept', 'common']);
  const { organisation, role, inviter, email, expiresAt } = preview;
  const details = [
    { term: t('offer.address'), text: email },
    { term: t('offer.role'), text: t(`common:role.${role}`) },
    { term: t('offer.until'), text: longDate(expiresAt, i18n.language) },
  ];
  return (
    <>
      <PageHeader
        title={t('offer.title', { organisation: organisation.name })}
        sentence={t(organisation.kind === 'client' ? 'offer.portal' : 'offer.sentence', { inviter })}
      />
      <dl className={classes.details}>
        {details.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

import type { ClientRow } from '@gatehouse/core/clients/contract';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DomainLink } from './domain-link.tsx';
import classes from './details.module.css';
import { ZoneTime } from './zone-time.tsx';

/** The details of a client. The answer omits what the reader's role may not see, so it is omitted here too. */
export function ClientDetails({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const { code, domain, timezone, contactName, businessEmail } = client;
  return (
    <dl className={classes.details}>
      <dt>{t('field.code')}</dt>
      <dd>
        <span className={classes.code}>{code}</span> <CopyButton value={code} />
      </dd>
      <dt>{t('field.domain')}</dt>
      <dd>
        <DomainLink domain={domain} />
      </dd>
      <dt>{t('field.timezone')}</dt>
      <dd>
        <ZoneTime zone={timezone} />
      </dd>
      {contactName !== undefined && (
        <>
          <dt>{t('field.contactName')}</dt>
          <dd>
            <bdi>{contactName}</bdi>
          </dd>
        </>
      )}
      {businessEmail !== undefined && (
        <>
          <dt>{t('field.businessEmail')}</dt>
          <dd>
            <Anchor inherit href={`mailto:${businessEmail}`}>
              <bdi>{businessEmail}</bdi>
            </Anchor>{' '}
            <CopyButton value={businessEmail} />
          </dd>
        </>
      )}
    </dl>
  );
}

import type { ClientRow } from '@gatehouse/core/clients/contract';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Detail, Details } from '../../ui/panel/details.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DomainLink } from './domain-link.tsx';
import classes from './details.module.css';
import { ZoneTime } from './zone-time.tsx';

/** The details of a client. The answer omits what the reader's role may not see, so it is omitted here too. */
export function ClientDetails({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const { code, domain, timezone, contactName, businessEmail } = client;
  return (
    <Details labels={112}>
      <Detail label={t('field.code')}>
        <span className={classes.code}>{code}</span> <CopyButton value={code} />
      </Detail>
      <Detail label={t('field.domain')}>
        <DomainLink domain={domain} />
      </Detail>
      <Detail label={t('field.timezone')}>
        <ZoneTime zone={timezone} />
      </Detail>
      {contactName !== undefined && (
        <>
          <Detail label={t('field.contactName')}>
            <bdi>{contactName}</bdi>
          </Detail>
        </>
      )}
      {businessEmail !== undefined && (
        <>
          <Detail label={t('field.businessEmail')}>
            <Anchor inherit href={`mailto:${businessEmail}`}>
              <bdi>{businessEmail}</bdi>
            </Anchor>{' '}
            <CopyButton value={businessEmail} />
          </Detail>
        </>
      )}
    </Details>
  );
}

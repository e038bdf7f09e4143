import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { InitialsDisc } from '../../../ui/initials-disc.tsx';
import { ClientDetails } from '../client-details.tsx';
import { useClientRights } from '../client-rights.ts';
import { ClientStatusBadge } from '../status/client-status.tsx';
import { ClientPeople } from './client-people.tsx';
import classes from './client-summary.module.css';

interface Props {
  readonly client: ClientRow;
  readonly onSetStatus: (client: ClientRow) => void;
}

export function ClientSummary({ client, onSetStatus }: Props) {
  const { t } = useTranslation('clients');
  const { manages, blocked } = useClientRights('clients.setStatus');
  const { id, businessName, status } = client;
  return (
    <>
      <div className={classes.client}>
        <InitialsDisc square name={businessName} size={48} />
        <div className={classes.words}>
          <h2 className={classes.name}>
            <bdi>{businessName}</bdi>
          </h2>
          <ClientStatusBadge status={status} />
        </div>
      </div>
      <h3 className={classes.heading}>{t('panel.profile')}</h3>
      <ClientDetails client={client} />
      <h3 className={classes.heading}>{t('panel.people')}</h3>
      <ClientPeople client={client} />
      <div className={classes.actions}>
        <ButtonLink to="/clients/$clientId" params={{ clientId: id }}>
          {t('action.openPage')}
        </ButtonLink>
        {manages && (
          <BlockedButton variant="default" blocked={blocked} onClick={() => onSetStatus(client)}>
            {t('action.setStatus')}
          </BlockedButton>
        )}
      </div>
    </>
  );
}

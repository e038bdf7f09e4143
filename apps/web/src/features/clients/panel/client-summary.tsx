import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { PanelHead, PanelHeading } from '../../../ui/panel/panel-head.tsx';
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
      <PanelHead name={businessName} disc={<InitialsDisc square name={businessName} size={48} />}>
        <ClientStatusBadge status={status} />
      </PanelHead>
      <PanelHeading>{t('panel.profile')}</PanelHeading>
      <ClientDetails client={client} />
      <PanelHeading>{t('panel.people')}</PanelHeading>
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

import type { AssignedClientRow } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { TextLink } from '../../../ui/button-link.tsx';
import { ClientStatusBadge } from '../../clients/status/client-status.tsx';
import { SupportContactBadge } from '../../clients/support-contact-badge.tsx';
import classes from './member-clients.module.css';
import type { NamedClient } from './use-member-assignments.ts';

interface Props {
  readonly client: AssignedClientRow;
  readonly onUnassign: ((client: NamedClient) => Promise<void>) | null;
}

export function AssignedClient({ client, onUnassign }: Props) {
  const { t } = useTranslation('partner-team');
  const { id, businessName, code, status, supportContact } = client;
  return (
    <div className={classes.client}>
      <div className={classes.words}>
        <TextLink to="/clients/$clientId" params={{ clientId: id }} inherit className={classes.name}>
          <bdi>{businessName}</bdi>
        </TextLink>
        <span className={classes.code}>{code}</span>
      </div>
      <span className={classes.marks}>
        {supportContact && <SupportContactBadge />}
        <ClientStatusBadge status={status} />
        {onUnassign && (
          <BlockedButton
            variant="default"
            size="compact-sm"
            blocked={client.lastSupportContact ? t('access.lastContact') : null}
            aria-label={t('access.unassignThis', { client: businessName })}
            onClick={() => void onUnassign(client)}
          >
            {t('access.unassign')}
          </BlockedButton>
        )}
      </span>
    </div>
  );
}

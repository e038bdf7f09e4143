import type { AssignedClientRow } from '@gatehouse/core/clients/contract';
import { TextLink } from '../../../ui/button-link.tsx';
import { ClientStatusBadge } from '../../clients/status/client-status.tsx';
import { SupportContactBadge } from '../../clients/support-contact-badge.tsx';
import classes from './member-clients.module.css';

export function AssignedClient({ client }: { client: AssignedClientRow }) {
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
      </span>
    </div>
  );
}

import type { ClientRow } from '@gatehouse/core/clients/contract';
import { InitialsDisc } from '../../../ui/initials-disc.tsx';
import person from '../../../ui/person.module.css';
import { ClientName } from './client-name.tsx';

/** Name above domain, drawn like a person's name above their address. */
export function ClientCell({ client }: { client: ClientRow }) {
  const { businessName, domain } = client;
  return (
    <div className={person.person}>
      <InitialsDisc square name={businessName} />
      <div className={person.words}>
        <div className={person.first}>
          <div className={person.name}>
            <bdi>
              <ClientName client={client} />
            </bdi>
          </div>
        </div>
        <div className={person.email} title={domain}>
          <bdi>{domain}</bdi>
        </div>
      </div>
    </div>
  );
}

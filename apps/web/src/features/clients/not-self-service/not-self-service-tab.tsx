import type { ClientRow } from '@gatehouse/core/clients/contract';
import {
  IconDatabaseImport,
  IconFileText,
  IconKey,
  IconPhone,
  IconReceipt,
  IconTrash,
  IconWorldCog,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { VendorContact } from '../../../shell/vendor-contact.tsx';
import { useSession } from '../../auth/use-session.ts';
import classes from './not-self-service.module.css';

/** What the vendor does, in the order people ask for it. */
const topics = [
  { topic: 'users', icon: IconKey },
  { topic: 'calls', icon: IconPhone },
  { topic: 'billing', icon: IconReceipt },
  { topic: 'dns', icon: IconWorldCog },
  { topic: 'migration', icon: IconDatabaseImport },
  { topic: 'contract', icon: IconFileText },
  { topic: 'tenant', icon: IconTrash },
] as const;

/** What has no switch here, and whom to ask for it. */
export function NotSelfServiceTab({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  const contact = useSession()?.vendorContact ?? '';
  const { businessName: name, code } = client;
  return (
    <div className={classes.page}>
      <div className={classes.ask}>
        <p>{t('notSelfService.sentence')}</p>
        <p>{t('notSelfService.ask', { name, code })}</p>
        <VendorContact contact={contact} />
      </div>
      <ul className={classes.topics}>
        {topics.map(({ topic, icon: Icon }) => (
          <li key={topic}>
            <Icon size={20} stroke={1.5} aria-hidden className={classes.icon} />
            <div>
              <h2>{t(`notSelfService.${topic}.title`)}</h2>
              <p>{t(`notSelfService.${topic}.what`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

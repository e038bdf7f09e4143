import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../auth/use-permission.ts';
import { ClientUsers } from '../../client-users/client-users.tsx';
import { AskAdministrators } from './ask-administrators.tsx';
import classes from './client-page.module.css';

/** The people of the client for administrators. Others who follow a link here read who can see them. */
export function UsersTab({ client }: { client: ClientRow }) {
  const { t } = useTranslation('clients');
  if (usePermission('clientUsers.list').state === 'absent') {
    return <AskAdministrators sentence={t('page.usersNoRight')} />;
  }
  const sentence = t('page.users', { name: client.businessName });
  return <ClientUsers client={client} heading={<p className={classes.sentence}>{sentence}</p>} />;
}

import type { ClientRow, PermissionsOutput } from '@gatehouse/core/clients/contract';
import { clientPermissions, decideFeature, featureKeys, type ClientRole } from '@gatehouse/policy';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../ui/button-link.tsx';
import { rolesOf } from '../permissions/roles-of.ts';
import classes from './preview.module.css';

interface Props {
  readonly client: ClientRow;
  readonly stored: PermissionsOutput;
  readonly role: ClientRole;
}

/** For the reader, outside the preview: what is missing in it, and whether a switch or the role is the reason. */
export function NotShown({ client, stored, role }: Props) {
  const { t } = useTranslation(['clients', 'features', 'common']);
  const permissions = clientPermissions.filter((permission) => stored.permissions[permission]);
  const names = { name: client.businessName, role: t(`common:role.${role}`) };
  const hidden = featureKeys.flatMap((key) => {
    const { reason } = decideFeature(role, permissions, key);
    return reason ? [t(`preview.hidden.${reason}`, { feature: t(`features:${key}.name`), ...names })] : [];
  });
  if (!rolesOf('manage_users').includes(role)) {
    hidden.push(t('preview.hidden.role_not_allowed_users', names));
  } else if (!permissions.includes('manage_users')) {
    hidden.push(t('preview.hidden.permission_disabled', { feature: t('preview.hidden.users'), ...names }));
  }
  return (
    <section className={classes.hidden} aria-labelledby="not-shown">
      <h2 id="not-shown">
        <IconEyeOff size={18} stroke={1.75} aria-hidden />
        {t('preview.hidden.title')}
      </h2>
      {hidden.length === 0 ? (
        <p>{t('preview.hidden.nothing')}</p>
      ) : (
        <ul>
          {hidden.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <TextLink
        to="/clients/$clientId"
        params={{ clientId: client.id }}
        search={{ tab: 'permissions' }}
        inherit
      >
        {t('preview.setPermissions')}
      </TextLink>
    </section>
  );
}

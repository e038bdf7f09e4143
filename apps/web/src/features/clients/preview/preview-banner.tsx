import type { ClientRow, PermissionsOutput } from '@gatehouse/core/clients/contract';
import type { ClientRole } from '@gatehouse/policy';
import { NativeSelect } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button-link.tsx';
import classes from './preview.module.css';

interface Props {
  readonly client: ClientRow;
  readonly stored: PermissionsOutput;
  readonly role: ClientRole;
  readonly onRole: (role: ClientRole) => void;
}

/** Says at any scroll position that this is a preview, for which role, and how to leave it. */
export function PreviewBanner({ client, stored: { rolesOnOffer }, role, onRole }: Props) {
  const { t } = useTranslation(['clients', 'common']);
  const { id: clientId, businessName: name } = client;
  useDocumentTitle(`${t('preview.title', { name })} · ${t('common:productName')}`);
  return (
    <div className={classes.banner}>
      <IconEye size={22} stroke={1.75} aria-hidden className={classes.eye} />
      <h1 tabIndex={-1}>{t('preview.banner', { name, who: t(`preview.who.${role}`) })}</h1>
      <div className={classes.controls}>
        <label className={classes.as}>
          {t('preview.as')}
          <NativeSelect
            value={role}
            data={rolesOnOffer.map((one) => ({ value: one, label: t(`common:role.${one}`) }))}
            onChange={({ currentTarget: { value } }) => {
              const chosen = rolesOnOffer.find((one) => one === value);
              if (chosen) onRole(chosen);
            }}
          />
        </label>
        <ButtonLink
          to="/clients/$clientId"
          params={{ clientId }}
          search={{ tab: 'permissions' }}
          variant="default"
        >
          {t('preview.end')}
        </ButtonLink>
      </div>
    </div>
  );
}

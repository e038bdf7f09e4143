import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { useTranslation } from 'react-i18next';
import { Detail, Details } from '../../../ui/panel/details.tsx';

/** The communities and groups a person is limited to; nothing if they have all of them, which is the usual case. */
export function UserMemberships({ row: { allCommunities, communities, groups } }: { row: ClientUserRow }) {
  const { t, i18n } = useTranslation('client-users');
  if (allCommunities) return null;
  const names = [...communities, ...groups].map(({ name }) => name);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <Details>
      <Detail label={t('field.communities')}>{list}</Detail>
    </Details>
  );
}

import { memberStatuses } from '@gatehouse/core/partner-team/vocabulary';
import { partnerRoles } from '@gatehouse/policy';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import type { FilterChoice } from '../../../ui/table/list-labels.ts';
import { usePermission } from '../../auth/use-permission.ts';

/** As many as one answer holds. A client that is not among them stays in the link. */
const offered = 100;

/** The roster's filters. Those on invitees and on clients’ teams are for administrators only. */
export function useMemberFilters(client: string | undefined): FilterChoice[] {
  const { t } = useTranslation(['partner-team', 'common']);
  const administers = usePermission('partnerTeam.invitations').state !== 'absent';
  const clients = trpc.clients.list.useQuery(
    { limit: offered, sort: { by: 'name', dir: 'asc' } },
    { enabled: administers },
  );
  const listed = clients.data?.items ?? [];
  const other = trpc.clients.get.useQuery(
    { clientId: client ?? '' },
    {
      enabled:
        administers &&
        client !== undefined &&
        clients.data !== undefined &&
        !listed.some(({ id }) => id === client),
    },
  );
  const choices = other.data ? [other.data, ...listed] : listed;
  const statuses = memberStatuses.filter((one) => administers || one === 'active' || one === 'deactivated');
  return [
    {
      key: 'role',
      label: t('field.role'),
      options: partnerRoles.map((role) => ({ value: role, label: t(`common:role.${role}`) })),
    },
    {
      key: 'status',
      label: t('field.state'),
      options: statuses.map((status) => ({ value: status, label: t(`state.${status}`) })),
    },
    {
      key: 'mfa',
      label: t('field.mfa'),
      options: (['on', 'off'] as const).map((value) => ({ value, label: t(`mfa.${value}`) })),
    },
    {
      key: 'inactive',
      label: t('filter.inactive'),
      single: true,
      options: (['30', '90'] as const).map((days) => ({ value: days, label: t('filter.days', { days }) })),
    },
    ...(administers
      ? [
          {
            key: 'client',
            label: t('filter.client'),
            single: true,
            options: choices.map(({ id, businessName }) => ({ value: id, label: businessName })),
          },
        ]
      : []),
  ];
}

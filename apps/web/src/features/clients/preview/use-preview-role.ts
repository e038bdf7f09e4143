import type { ClientRole } from '@gatehouse/policy';
import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/shell/clients/$clientId/preview');

/** The role in the link if it is offered, else the first offered one; null where there is none. */
export function usePreviewRole(rolesOnOffer: readonly ClientRole[]) {
  const { as } = route.useSearch();
  const navigate = route.useNavigate();
  const role = rolesOnOffer.find((one) => one === as) ?? rolesOnOffer[0] ?? null;
  return {
    role,
    choose: (next: ClientRole) => void navigate({ search: { as: next }, replace: true, resetScroll: false }),
  };
}

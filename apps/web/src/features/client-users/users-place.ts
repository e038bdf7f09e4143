import {
  clientPermissions,
  type ClientPermission,
  type ClientRole,
  type ClientStatus,
} from '@gatehouse/policy';
import { trpc } from '../../trpc.ts';
import { usePermission } from '../auth/use-permission.ts';
import { useSession } from '../auth/use-session.ts';
import { isUntouched } from '../clients/permissions/draft.ts';

/** The client whose users a list shows. */
export interface ClientOfUsers {
  readonly id: string;
  readonly businessName: string;
  readonly status: ClientStatus;
}

/** What the client's portal offers, as far as the reader may know. */
export interface Offering {
  /** False while it is loading: choices wait for it. */
  readonly known: boolean;
  readonly permissions: readonly ClientPermission[] | null;
  /** Null: unknown here, and only the server decides. */
  readonly rolesOnOffer: readonly ClientRole[] | null;
  /** Everything still has its default, as far as is known: nobody has decided yet. */
  readonly untouched: boolean;
}

/** A partner's administrator fetches it; a client's own people have it in the session. */
export function useOffering(clientId: string): Offering {
  const session = useSession();
  const reads = usePermission('clients.permissions').state === 'allowed';
  const { data } = trpc.clients.permissions.useQuery({ clientId }, { enabled: reads });
  if (!data) {
    const { permissions = null, rolesOnOffer = null } = session ?? {};
    return { known: !reads, permissions, rolesOnOffer, untouched: false };
  }
  return {
    known: true,
    permissions: clientPermissions.filter((permission) => data.permissions[permission]),
    rolesOnOffer: data.rolesOnOffer,
    untouched: isUntouched(data),
  };
}

import type { Action } from '@gatehouse/policy';
import { usePermission, whyBlocked } from '../auth/use-permission.ts';

/** What the reader may do with clients. Every right of an administrator is absent for others. */
export interface ClientRights {
  readonly manages: boolean;
  /** Why a change is unavailable now (the organisation's state), or null. */
  readonly blocked: string | null;
}

export function useClientRights(action: Action = 'clients.update'): ClientRights {
  const permission = usePermission(action);
  return { manages: permission.state !== 'absent', blocked: whyBlocked(permission) };
}

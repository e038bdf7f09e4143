import type { ClientUserRow } from '@gatehouse/core/client-users/contract';
import { createContext, use } from 'react';
import type { UserRights } from './user-rights.ts';
import type { ClientOfUsers, Offering } from './users-place.ts';

export interface UserAct {
  readonly kind:
    | 'changeRole'
    | 'edit'
    | 'resetMail'
    | 'deactivate'
    | 'reactivate'
    | 'remove'
    | 'resend'
    | 'copyLink'
    | 'revoke';
  readonly row: ClientUserRow;
}

/** What every cell, menu and panel of the list needs. Columns must not change when it does. */
export interface Users {
  readonly client: ClientOfUsers;
  readonly offering: Offering;
  readonly rights: UserRights;
  readonly onAct: (kind: UserAct['kind'], row: ClientUserRow) => void;
}

export const UsersContext = createContext<Users | null>(null);

export function useUsers(): Users {
  const users = use(UsersContext);
  if (!users) throw new Error('This component works only inside a list of users.');
  return users;
}

import { rolesOfPermission, type ClientPermission, type ClientRole } from '@gatehouse/policy';

/** The roles that may use a permission once it is on. */
export const rolesOf = (permission: ClientPermission): readonly ClientRole[] => rolesOfPermission[permission];

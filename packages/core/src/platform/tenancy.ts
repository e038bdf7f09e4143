/** Whose rows a transaction may touch. Row-level security reads these settings; a missing one shows nothing. */
export interface Scope {
  readonly partnerId?: string | null;
  /** Narrows a partner's rows to one client's. */
  readonly clientId?: string | null;
  /** The person's own rows: account, credentials, sessions. */
  readonly userId?: string | null;
}

/** The tenant of a membership or an invitation: a partner, or one client of it. Also the audit chain of its events. */
export interface Tenant {
  readonly partnerId: string;
  readonly clientId: string | null;
}

/** A partner itself: its own team. */
export interface TeamTenant extends Tenant {
  readonly clientId: null;
}

/** One client of a partner. */
export interface ClientTenant extends Tenant {
  readonly clientId: string;
}

/**
 * The rows of exactly this tenant in a table that has `partner_id` and `client_id`, as a filter. A partner's own rows exclude those of its
 * clients. A filter leaves out columns whose value is undefined, so a value that is missing at run time throws.
 */
export function ofTenant({ partnerId, clientId }: Tenant) {
  if (partnerId === undefined || clientId === undefined)
    throw new TypeError('A tenant lacks one of its ids.');
  return { partner_id: partnerId, client_id: clientId } as const;
}

/** The variables of `set_config(…, true)`. All are always set, so that nothing of an earlier user of the connection remains. */
export function scopeVariables(scope: Scope): Record<string, string> {
  return {
    'gatehouse.partner_id': scope.partnerId ?? '',
    'gatehouse.client_id': scope.clientId ?? '',
    'gatehouse.user_id': scope.userId ?? '',
  };
}

/**
 * As a sub-select the setting is read once per statement. Without it, it is read per row and policy, and counting 10 000 rows took four
 * times as long.
 */
const setting = (name: string) =>
  `(select nullif(current_setting('gatehouse.${name}', true), '')::uuid as setting)`;

/** The database role that owns the few SECURITY DEFINER functions and can do nothing else. */
export const definerRole = 'gatehouse_definer';
/** Owns the search functions. They build statements from texts, so their owner can read the searched lists and change nothing. */
export const searcherRole = 'gatehouse_searcher';
/** Roles that own functions. Nobody can log in as one of them. */
export const definerRoles = [definerRole, searcherRole] as const;
/** The login role of every request and job. It owns nothing. */
export const appRole = 'gatehouse_app';
/** Roles whose rights migrations manage. The rights of all others belong to the operator. */
export const managedRoles = [appRole, ...definerRoles] as const;

/**
 * Every client's rows in a partner's scope, one client's rows in that client's scope. Written as OR, the planner estimated one row in 200
 * and sorted whole tenants.
 */
const ownClient = `coalesce(client_id = ${setting('client_id')}, ${setting('client_id')} is null)`;

/** Policy expressions. They compare columns with settings only, so that they stay leakproof and use indexes. */
export const rls = {
  ownPartner: `partner_id = ${setting('partner_id')}`,
  ownPartnerAndClient: `partner_id = ${setting('partner_id')} and ${ownClient}`,
  // CASE, because the planner assumes «… is null» to be true for one row in 200 and would sort whole tenants for a page.
  /** The partner's own scope, not narrowed to one client's people. */
  partnerAlone: `partner_id = ${setting('partner_id')} and case when ${setting('client_id')} is null then true else false end`,
  ownPartnerOrClientItself: `partner_id = ${setting('partner_id')} and case when ${setting('client_id')} is null then true else id = ${setting('client_id')} end`,
  ownUser: `user_id = ${setting('user_id')}`,
  invitedBySelf: `invited_by_user_id is null or invited_by_user_id = ${setting('user_id')}`,
  actsAsSelf: `(actor_id is null or actor_id = ${setting('user_id')})`,
  askedBySelf: `administrator_id is null or administrator_id = ${setting('user_id')}`,
  partnerItself: `id = ${setting('partner_id')}`,
  /** The same, but not for one client's people. */
  partnerItselfAlone: `id = ${setting('partner_id')} and case when ${setting('client_id')} is null then true else false end`,
  userItself: `id = ${setting('user_id')}`,
  ownOrganisationOrVendor: `NOT (partner_id IS DISTINCT FROM ${setting('partner_id')}) and ${ownClient}`,
} as const;

import { defineEntity, p } from '@mikro-orm/core';
import { lifetimes } from '@gatehouse/policy';
import { fromNow } from '../../../platform/orm/columns.ts';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

export const SessionEntity = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    /** SHA-256 of the secret in the cookie, hex: a stolen table signs nobody in (SECURITY R11). */
    id: p.text().primary(),
    /** The id that people and logs see. */
    handle: p.uuid().unique('sessions_handle_key'),
    userId: p.uuid(),
    /** The membership it acts for; null until one of several is chosen. */
    membershipId: p.uuid().nullable(),
    // The membership's tenant, kept by a trigger, so that its administrators can end the session.
    partnerId: p.uuid().nullable(),
    clientId: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    lastSeenAt: p.datetime().defaultRaw('now()'),
    /** Idle end. Each use extends it, never past `absoluteExpiresAt`. */
    expiresAt: p.datetime().defaultRaw(fromNow(lifetimes.sessionIdle)),
    absoluteExpiresAt: p.datetime().defaultRaw(fromNow(lifetimes.sessionAbsolute)),
    idleSeconds: p.integer().default(lifetimes.sessionIdle),
    ip: p.text().nullable(),
    userAgent: p.text().nullable(),
  },
  indexes: [
    { name: 'sessions_user_id_created_at_index', properties: ['userId', 'createdAt'] },
    { name: 'sessions_user_id_expires_at_index', properties: ['userId', 'expiresAt'] },
    { name: 'sessions_membership_id_expires_at_index', properties: ['membershipId', 'expiresAt'] },
    { name: 'sessions_partner_id_index', properties: ['partnerId'] },
    { name: 'sessions_expires_at_index', properties: ['expiresAt'] },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'sessions_own', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'sessions_scope_read', command: 'select', roles: [appRole], using: rls.ownPartnerAndClient },
    { name: 'sessions_scope_end', command: 'delete', roles: [appRole], using: rls.ownPartnerAndClient },
    { name: 'sessions_definer', roles: [definerRole], using: 'true' },
  ],
  triggers: [
    {
      name: 'sessions_copy_place',
      timing: 'before',
      events: ['insert', 'update'],
      expression:
        'create trigger sessions_copy_place before insert or update of membership_id on gatehouse.sessions for each row execute function gatehouse.copy_place_to_session()',
    },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof SessionEntity> {}
}

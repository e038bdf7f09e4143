import { defineEntity, p } from '@mikro-orm/core';
import { lifetimes } from '@gatehouse/policy';
import { fromNow, spellInterval } from '../../../platform/orm/columns.ts';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/**
 * A sign-in whose password was right and whose second factor is still awaited. It is not a row of `sessions`, because every query of
 * sessions would have to exclude it (docs/decisions/0015).
 */
export const PendingSessionEntity = defineEntity({
  name: 'PendingSession',
  tableName: 'pending_sessions',
  properties: {
    /** SHA-256 of the secret in the cookie, hex. */
    id: p.text().primary(),
    userId: p.uuid(),
    /** SHA-256 of the stored password hash that matched: after a change of password the row is invalid. */
    credential: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime().defaultRaw(fromNow(lifetimes.pendingSession)),
  },
  checks: [
    {
      name: 'pending_sessions_lifetime_check',
      expression: `expires_at <= created_at + '${spellInterval(lifetimes.pendingSession)}'::interval`,
    },
  ],
  indexes: [
    { name: 'pending_sessions_user_id_created_at_index', properties: ['userId', 'createdAt'] },
    { name: 'pending_sessions_expires_at_index', properties: ['expiresAt'] },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'pending_sessions_own', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'pending_sessions_definer', roles: [definerRole], using: 'true' },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof PendingSessionEntity> {}
}

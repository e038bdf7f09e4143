import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** A requested reset for an address that has not been looked up yet. A worker deletes the row as soon as it has (docs/decisions/0013). */
export const PasswordResetRequestEntity = defineEntity({
  name: 'PasswordResetRequest',
  tableName: 'password_reset_requests',
  properties: {
    id: p.uuid().primary(),
    /** Canonical; null when there is nothing to look up: no valid address, or a request above the limit. */
    email: p.text().nullable(),
    /** The administrator who requested it for a user; null for a request from the sign-in page. */
    administratorId: p.uuid().nullable(),
    // The sender's address, for the event.
    ip: p.text().nullable(),
    userAgent: p.text().nullable(),
    requestId: p.text(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
  indexes: [{ name: 'password_reset_requests_created_at_index', properties: ['createdAt'] }],
  rowLevelSecurity: 'force',
  policies: [
    // The application inserts requests. Only two functions made for that read and delete them.
    {
      name: 'password_reset_requests_leave',
      command: 'insert',
      roles: [appRole],
      check: rls.askedBySelf,
    },
    { name: 'password_reset_requests_definer', roles: [definerRole], using: 'true' },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof PasswordResetRequestEntity> {}
}

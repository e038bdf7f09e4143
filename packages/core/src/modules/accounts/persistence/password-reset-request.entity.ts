import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** Somebody wants a reset for an address, which nobody has looked up yet; gone as soon as a worker has (docs/decisions/0013). */
export const PasswordResetRequestEntity = defineEntity({
  name: 'PasswordResetRequest',
  tableName: 'password_reset_requests',
  properties: {
    id: p.uuid().primary(),
    /** Canonical; null where there is nothing to look up: no address, or one too many. */
    email: p.text().nullable(),
    /** Who asked for somebody else; null for whoever stood at the door. */
    administratorId: p.uuid().nullable(),
    // Where it came from, for the event.
    ip: p.text().nullable(),
    userAgent: p.text().nullable(),
    requestId: p.text(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
  indexes: [{ name: 'password_reset_requests_created_at_index', properties: ['createdAt'] }],
  rowLevelSecurity: 'force',
  policies: [
    // The application leaves requests; it can neither read nor remove one but by the two functions made for that.
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

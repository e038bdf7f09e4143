import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

export const UserEntity = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    /** As first given; never changes (PRODUCT §1). */
    email: p.text(),
    emailCanonical: p
      .text()
      .$type<Opt<string>>()
      .generated('(lower(email)) stored')
      .unique('users_email_canonical_key'),
    displayName: p.text(),
    phone: p.text().nullable(),
    locale: p.text().default('en'),
    timezone: p.text().nullable(),
    /** The browser's zone at the last sign-in, for mails to people whose profile names no zone. */
    lastTimeZone: p.text().nullable(),
    /** When a mailed link first proved that the person reads this mailbox; null for accounts made through a copied link. */
    emailProvenAt: p.datetime().nullable(),
    /** Whether there is a confirmed second factor. Triggers on the factors' tables keep it; the application may not write it. */
    mfaEnabled: p.boolean().default(false),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  checks: [
    {
      name: 'users_display_name_check',
      expression: 'char_length(display_name) >= 1 and char_length(display_name) <= 120',
    },
    { name: 'users_last_time_zone_check', expression: 'char_length(last_time_zone) <= 64' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'users_self', roles: [appRole], using: rls.userItself, check: rls.userItself },
    { name: 'users_definer', command: 'select', roles: [definerRole], using: 'true' },
    // Only through create_staff(), which the application's role may not call.
    { name: 'users_definer_staff', command: 'insert', roles: [definerRole], check: 'true' },
    // Names and numbers only through describe_client_user() and create_staff(), mfa_enabled only by the triggers of the factors' tables
    // (grants.sql).
    { name: 'users_definer_describe', command: 'update', roles: [definerRole], using: 'true' },
  ],
  triggers: [
    {
      name: 'users_copy_to_memberships',
      timing: 'after',
      events: ['update'],
      expression:
        'create trigger users_copy_to_memberships after update of display_name, email, phone, mfa_enabled on gatehouse.users for each row execute function gatehouse.copy_user_to_memberships()',
    },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof UserEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** Separate from the user's row, so that no query that shows people can show a hash. */
export const PasswordCredentialEntity = defineEntity({
  name: 'PasswordCredential',
  tableName: 'password_credentials',
  properties: {
    userId: p.uuid().primary(),
    /** argon2id as a PHC string. */
    passwordHash: p.text(),
    changedAt: p.datetime().defaultRaw('now()'),
  },
  rowLevelSecurity: 'force',
  policies: [
    { name: 'password_credentials_self', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'password_credentials_definer', command: 'select', roles: [definerRole], using: 'true' },
    // Only through create_staff(), which the application's role may not call.
    { name: 'password_credentials_definer_staff', command: 'insert', roles: [definerRole], check: 'true' },
    { name: 'password_credentials_definer_renew', command: 'update', roles: [definerRole], using: 'true' },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof PasswordCredentialEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** Ten codes for a lost phone. Each works once. */
export const RecoveryCodeEntity = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_codes',
  properties: {
    userId: p.uuid().primary(),
    /** HMAC under the keyring: 80 random bits need no slow hash, and without the keyring the table proves nothing. */
    hash: p.text().primary(),
    usedAt: p.datetime().nullable(),
  },
  rowLevelSecurity: 'force',
  policies: [
    { name: 'recovery_codes_self', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'recovery_codes_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'recovery_codes_definer_wipe', command: 'delete', roles: [definerRole], using: 'true' },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof RecoveryCodeEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { definerRole } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/**
 * One row, locked by the running sealer. Every connection of the application could take an advisory lock and keep it; the application's
 * role can neither see nor lock this row.
 */
export const AuditSealerEntity = defineEntity({
  name: 'AuditSealer',
  tableName: 'audit_sealer',
  properties: { one: p.boolean().primary() },
  rowLevelSecurity: 'force',
  policies: [{ name: 'audit_sealer_definer', roles: [definerRole], using: 'true' }],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof AuditSealerEntity> {}
}

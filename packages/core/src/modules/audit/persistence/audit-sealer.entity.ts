import { defineEntity, p } from '@mikro-orm/core';
import { definerRole } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/**
 * One row, held by whoever seals. An advisory lock in its place could be taken by every connection of the application, and kept; this row
 * the application's role can neither see nor lock.
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

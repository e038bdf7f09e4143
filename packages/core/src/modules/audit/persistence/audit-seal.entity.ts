import { defineEntity, p } from '@mikro-orm/core';
import { definerRole } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** One link of an organisation's chain. Only the sealer's function writes it; the application's role cannot even read it. */
export const AuditSealEntity = defineEntity({
  name: 'AuditSeal',
  tableName: 'audit_seals',
  properties: {
    organisationId: p.uuid().primary(),
    seq: p.bigint().primary(),
    eventId: p.uuid().unique('audit_seals_event_id_key'),
    hash: p.blob(),
    sealedAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
  rowLevelSecurity: 'force',
  policies: [
    { name: 'audit_seals_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'audit_seals_definer_insert', command: 'insert', roles: [definerRole], check: 'true' },
  ],
  triggers: [
    {
      name: 'audit_seals_append_only',
      timing: 'before',
      events: ['update', 'delete', 'truncate'],
      forEach: 'statement',
      expression:
        'create trigger audit_seals_append_only before update or delete or truncate on gatehouse.audit_seals for each statement execute function gatehouse.refuse_change()',
    },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof AuditSealEntity> {}
}

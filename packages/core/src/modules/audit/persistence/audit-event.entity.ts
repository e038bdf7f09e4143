import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** The chain of events that belong to no partner: staff's own, and sign-ins of unknown people. */
export const vendorOrganisationId = '00000000-0000-0000-0000-000000000000';

export const AuditEventEntity = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_events',
  properties: {
    id: p.uuid().primary(),
    at: p.datetime().defaultRaw('clock_timestamp()'),
    action: p.text(),
    actorId: p.uuid().nullable(),
    /** The actor's name and role at that time. Names change later; the record does not. */
    actorLabel: p.json().$type<{ name: string; email?: string; role?: string }>().nullable(),
    subjectType: p.text().nullable(),
    subjectId: p.uuid().nullable(),
    subjectLabel: p.text().nullable(),
    partnerId: p.uuid().nullable(),
    clientId: p.uuid().nullable(),
    /** The organisation whose chain it is in. */
    organisationId: p
      .uuid()
      .$type<Opt<string>>()
      .generated(`(coalesce(client_id, partner_id, '${vendorOrganisationId}'::uuid)) stored`),
    details: p.json().$type<Record<string, unknown>>().defaultRaw(`'{}'::jsonb`),
    ip: p.text().nullable(),
    userAgent: p.text().nullable(),
    sessionHandle: p.uuid().nullable(),
    requestId: p.text().nullable(),
    /** How many events it stands for: refusals of one cause are counted together, every other event is one. */
    count: p.integer().default(1),
    /** The writing transaction: the sealer takes only rows that no open transaction can still precede. */
    writtenBy: p.bigint().columnType('xid8').defaultRaw('pg_current_xact_id()'),
  },
  // Without this check an event of no partner could be put into any client's chain.
  checks: [
    { name: 'audit_events_place_check', expression: 'client_id is null or partner_id is not null' },
    { name: 'audit_events_count_check', expression: 'count >= 1' },
  ],
  indexes: [
    {
      name: 'audit_events_list',
      expression: 'create index audit_events_list on gatehouse.audit_events (partner_id, at desc, id desc)',
    },
    { name: 'audit_events_written_by', properties: ['writtenBy'] },
    {
      name: 'audit_events_organisation',
      expression: 'create index audit_events_organisation on gatehouse.audit_events (organisation_id, id)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'audit_events_read', command: 'select', roles: [appRole], using: rls.ownPartnerAndClient },
    // An event may name only the person of the scope as its actor: nobody can write one in another's name.
    {
      name: 'audit_events_write',
      command: 'insert',
      roles: [appRole],
      check: `${rls.ownOrganisationOrVendor} and ${rls.actsAsSelf}`,
    },
    { name: 'audit_events_definer', command: 'select', roles: [definerRole], using: 'true' },
    // Only through functions that the database's owner may call: the operator's command, and the demo's history.
    { name: 'audit_events_definer_insert', command: 'insert', roles: [definerRole], check: 'true' },
  ],
  triggers: [
    {
      name: 'audit_events_append_only',
      timing: 'before',
      events: ['update', 'delete', 'truncate'],
      forEach: 'statement',
      expression:
        'create trigger audit_events_append_only before update or delete or truncate on gatehouse.audit_events for each statement execute function gatehouse.refuse_change()',
    },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof AuditEventEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls, searcherRole } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** A partner's member supports a client. The assignment ends with the membership for good. */
export const ClientAssignmentEntity = defineEntity({
  name: 'ClientAssignment',
  tableName: 'client_assignments',
  properties: {
    clientId: p.uuid().primary(),
    membershipId: p.uuid().primary(),
    /** The client's partner. A trigger fills it in where a statement leaves it out. */
    partnerId: p.uuid(),
    supportContact: p.boolean().default(false),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ name: 'client_assignments_membership_id_index', properties: ['membershipId', 'clientId'] }],
  rowLevelSecurity: 'force',
  policies: [
    // A client's own people may not see who is assigned to the client.
    {
      name: 'client_assignments_scope',
      roles: [appRole],
      using: rls.partnerAlone,
      check: rls.partnerAlone,
    },
    { name: 'client_assignments_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'client_assignments_searcher', command: 'select', roles: [searcherRole], using: 'true' },
  ],
  triggers: [
    {
      name: 'client_assignments_copy_place',
      timing: 'before',
      events: ['insert'],
      expression:
        'create trigger client_assignments_copy_place before insert on gatehouse.client_assignments for each row execute function gatehouse.copy_place_to_assignment()',
    },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof ClientAssignmentEntity> {}
}

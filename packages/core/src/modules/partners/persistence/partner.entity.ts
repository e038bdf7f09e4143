import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { hour, lifetimes, minute, partnerStatuses, type PartnerStatus } from '@gatehouse/policy';
import { oneOf } from '../../../platform/orm/columns.ts';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

export const PartnerEntity = defineEntity({
  name: 'Partner',
  tableName: 'partners',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    status: p.text().$type<PartnerStatus>().default('pending'),
    requiresMfa: p.boolean().default(false),
    /** Minutes without a request after which sessions end (SECURITY R13). */
    idleMinutes: p.integer().default(lifetimes.sessionIdle / minute),
    /** Hours after which sessions end in any case (SECURITY R13). */
    absoluteHours: p.integer().default(lifetimes.sessionAbsolute / hour),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  checks: [
    oneOf('partners_status_check', 'status', partnerStatuses),
    { name: 'partners_name_check', expression: 'char_length(name) >= 1 and char_length(name) <= 120' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'partners_read', command: 'select', roles: [appRole], using: rls.partnerItself },
    { name: 'partners_found', command: 'insert', roles: [appRole], check: rls.partnerItselfAlone },
    // A client's own people may lock their partner's row, as accepting an invitation does. Only the partner may change it.
    {
      name: 'partners_change',
      command: 'update',
      roles: [appRole],
      using: rls.partnerItself,
      check: rls.partnerItselfAlone,
    },
    { name: 'partners_definer', command: 'select', roles: [definerRole], using: 'true' },
  ],
});
export type Partner = InferEntity<typeof PartnerEntity>;

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof PartnerEntity> {}
}

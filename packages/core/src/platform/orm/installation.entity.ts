import { defineEntity, p } from '@mikro-orm/core';
import { appRole } from '../tenancy.ts';
import type { TableOf } from './tables.ts';

/** Settings of this installation as a whole, such as whether its demo data is complete. They belong to no tenant. */
export const InstallationSettingEntity = defineEntity({
  name: 'InstallationFact',
  tableName: 'installation_facts',
  properties: {
    name: p.text().primary(),
    value: p.text(),
    at: p.datetime().defaultRaw('now()'),
  },
  rowLevelSecurity: 'force',
  policies: [{ name: 'installation_facts_app', roles: [appRole], using: 'true', check: 'true' }],
});

declare module './tables.ts' {
  interface Tables extends TableOf<typeof InstallationSettingEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** The devices and networks a person has signed in with, so that new ones are recognised. Holds hashes only, nothing readable. */
export const KnownDeviceEntity = defineEntity({
  name: 'KnownDevice',
  tableName: 'known_devices',
  properties: {
    userId: p.uuid().primary(),
    /** Keyed hash of person, browser, system and network. */
    hash: p.text().primary(),
    lastSeenAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [
    { name: 'known_devices_last_seen_at_index', properties: ['lastSeenAt'] },
    { name: 'known_devices_user_id_last_seen_at_index', properties: ['userId', 'lastSeenAt'] },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'known_devices_own', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'known_devices_definer_read', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'known_devices_definer_prune', command: 'delete', roles: [definerRole], using: 'true' },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof KnownDeviceEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { appRole } from '../tenancy.ts';
import type { TableOf } from '../orm/tables.ts';

/** The counters of the limits, shared by all processes (docs/decisions/0018). Keys are hashes: the table holds no e-mail or IP address. */
export const RateLimitEntity = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limits',
  properties: {
    key: p.text().primary(),
    points: p.integer().default(0),
    /** Milliseconds since 1970 at which the count expires, or, while nothing is counted, at which the row may be deleted. */
    expire: p.bigint().nullable(),
    /** Running attempts by their ids: when the slot of each expires (milliseconds since 1970), and its points. */
    leases: p.json().$type<Record<string, [endsAt: number, points: number]>>().defaultRaw(`'{}'::jsonb`),
  },
  indexes: [{ name: 'rate_limits_expire_index', properties: ['expire'] }],
  rowLevelSecurity: 'force',
  policies: [{ name: 'rate_limits_app', roles: [appRole], using: 'true', check: 'true' }],
});

declare module '../orm/tables.ts' {
  interface Tables extends TableOf<typeof RateLimitEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { appRole } from '../tenancy.ts';
import type { TableOf } from '../orm/tables.ts';

/** What is counted for the limits, shared by all processes (docs/decisions/0018). Keys are hashes: no address or IP stands here. */
export const RateLimitEntity = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limits',
  properties: {
    key: p.text().primary(),
    points: p.integer().default(0),
    /** Milliseconds since 1970: when the count is forgotten, or, while nothing is counted, when the row may go. */
    expire: p.bigint().nullable(),
    /** Attempts under way, by their ids: when the place of each ends by itself (milliseconds since 1970), and its points. */
    leases: p.json().$type<Record<string, [endsAt: number, points: number]>>().defaultRaw(`'{}'::jsonb`),
  },
  indexes: [{ name: 'rate_limits_expire_index', properties: ['expire'] }],
  rowLevelSecurity: 'force',
  policies: [{ name: 'rate_limits_app', roles: [appRole], using: 'true', check: 'true' }],
});

declare module '../orm/tables.ts' {
  interface Tables extends TableOf<typeof RateLimitEntity> {}
}

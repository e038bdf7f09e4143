import { defineEntity, p } from '@mikro-orm/core';
import { appRole } from '../tenancy.ts';

/** Counters of rate-limiter-flexible, shared by all processes. Keys are hashes: no address or IP stands here. */
export const RateLimitEntity = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limits',
  properties: {
    key: p.text().primary(),
    points: p.integer().default(0),
    expire: p.bigint().nullable(),
  },
  rowLevelSecurity: 'force',
  policies: [{ name: 'rate_limits_app', roles: [appRole], using: 'true', check: 'true' }],
});

import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../tenancy.ts';
import type { TableOf } from '../orm/tables.ts';

/** Answers given to calls that carried an `Idempotency-Key`, for a day. Neither key, input nor answer can be read from here. */
export const IdempotencyKeyEntity = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    userId: p.uuid().primary(),
    procedure: p.text().primary(),
    /** SHA-256 of the key. */
    keyHash: p.text().primary(),
    /** Which unit of work of the call, from 0; nearly all calls have one. */
    step: p.integer().primary(),
    /** Keyed, since an input may be as easy to guess as a role. */
    inputMac: p.text(),
    /** Encrypted; empty while the transaction that gives it is open, and for what is too long to keep. */
    answer: p.text().default(''),
    /** Of long answers fewer are kept. */
    long: p.boolean().$type<Opt<boolean>>().generated('(octet_length(answer) > 4096) stored'),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [
    { name: 'idempotency_keys_created_at_index', properties: ['createdAt'] },
    {
      name: 'idempotency_keys_user_id_long_created_at_index',
      properties: ['userId', 'long', 'createdAt'],
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'idempotency_keys_own', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'idempotency_keys_definer_read', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'idempotency_keys_definer_prune', command: 'delete', roles: [definerRole], using: 'true' },
  ],
});

declare module '../orm/tables.ts' {
  interface Tables extends TableOf<typeof IdempotencyKeyEntity> {}
}

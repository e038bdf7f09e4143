import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../tenancy.ts';
import type { TableOf } from '../orm/tables.ts';

/** Answers to calls with an `Idempotency-Key`, stored for a day. The table reveals neither key, input nor answer. */
export const IdempotencyKeyEntity = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    userId: p.uuid().primary(),
    procedure: p.text().primary(),
    /** SHA-256 of the key. */
    keyHash: p.text().primary(),
    /** Index of the transaction within the call, from 0. Nearly all calls have one transaction. */
    step: p.integer().primary(),
    /** A keyed hash, because an input may be as easy to guess as a role. */
    inputMac: p.text(),
    /** Encrypted. Empty while its transaction is open, and for an answer too long to store. */
    answer: p.text().default(''),
    /** Fewer long answers than short ones are stored. */
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

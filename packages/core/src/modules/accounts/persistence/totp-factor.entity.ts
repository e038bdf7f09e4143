import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** A person's authenticator app: one at most, and beside it one that is offered and not yet confirmed. */
export const TotpFactorEntity = defineEntity({
  name: 'TotpFactor',
  tableName: 'totp_factors',
  properties: {
    userId: p.uuid().primary(),
    /** Encrypted under the keyring: comparing needs the secret itself, so a hash is not enough. Null until the first one is confirmed. */
    secret: p.text().nullable(),
    confirmedAt: p.datetime().nullable(),
    /** The thirty-second step of the last accepted code. Codes of this or an older step are refused (SECURITY R05). */
    lastUsedStep: p.bigint().default(0),
    lastUsedAt: p.datetime().nullable(),
    /** The offered secret that waits for its first code, encrypted as well. */
    offeredSecret: p.text().nullable(),
    offeredAt: p.datetime().nullable(),
    /** Handle of the session it was offered in. */
    offeredSession: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  checks: [
    { name: 'totp_factors_confirmed_check', expression: '(secret is null) = (confirmed_at is null)' },
    { name: 'totp_factors_offered_check', expression: '(offered_secret is null) = (offered_at is null)' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'totp_factors_self', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'totp_factors_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'totp_factors_definer_wipe', command: 'delete', roles: [definerRole], using: 'true' },
  ],
  triggers: [
    {
      name: 'totp_factors_note',
      timing: 'after',
      events: ['insert', 'update', 'delete'],
      expression:
        'create trigger totp_factors_note after insert or update of secret or delete on gatehouse.totp_factors for each row execute function gatehouse.note_second_factor()',
    },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof TotpFactorEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

export const PasskeyEntity = defineEntity({
  name: 'Passkey',
  tableName: 'passkeys',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    /** The authenticator's id of the credential, base64url. */
    credentialId: p.text().unique('passkeys_credential_id_key'),
    /** COSE key, base64url. */
    publicKey: p.text(),
    /** The authenticator's own count of uses; 0 for the many that do not count. It never decreases. */
    counter: p.bigint().default(0),
    transports: p.array().default([]),
    name: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    lastUsedAt: p.datetime().nullable(),
  },
  checks: [
    {
      name: 'passkeys_name_check',
      expression: 'char_length(name) >= 1 and char_length(name) <= 120',
    },
  ],
  indexes: [{ name: 'passkeys_user_id_index', properties: ['userId'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'passkeys_self', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'passkeys_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'passkeys_definer_wipe', command: 'delete', roles: [definerRole], using: 'true' },
  ],
  triggers: [
    {
      name: 'passkeys_note',
      timing: 'after',
      events: ['insert', 'delete'],
      expression:
        'create trigger passkeys_note after insert or delete on gatehouse.passkeys for each row execute function gatehouse.note_second_factor()',
    },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof PasskeyEntity> {}
}

import { defineEntity, p } from '@mikro-orm/core';
import { oneOf } from '../../../platform/orm/columns.ts';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/** The purposes of mailed secrets. */
export const secretPurposes = ['password_reset', 'email_proof'] as const;
export type SecretPurpose = (typeof secretPurposes)[number];

/** The state by the database's clock: usable, used, or expired. */
export const secretStates = ['live', 'used', 'expired'] as const;
export type SecretState = (typeof secretStates)[number];

/** The newest secret mailed to a person for each purpose: the id it is derived from, never the secret itself (docs/decisions/0013). */
export const MailedSecretEntity = defineEntity({
  name: 'MailedSecret',
  tableName: 'mailed_secrets',
  properties: {
    userId: p.uuid().primary(),
    purpose: p.text().$type<SecretPurpose>().primary(),
    /** A newer secret replaces the row's id, so the older link or code names nothing any more. */
    id: p.uuid().unique('mailed_secrets_id_key'),
    issuedAt: p.datetime().defaultRaw('clock_timestamp()'),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
  checks: [oneOf('mailed_secrets_purpose_check', 'purpose', secretPurposes)],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'mailed_secrets_own', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'mailed_secrets_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'mailed_secrets_definer_wipe', command: 'delete', roles: [definerRole], using: 'true' },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof MailedSecretEntity> {}
}

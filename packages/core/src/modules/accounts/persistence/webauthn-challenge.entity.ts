import { defineEntity, p } from '@mikro-orm/core';
import { appRole, definerRole, rls } from '../../../platform/tenancy.ts';
import type { TableOf } from '../../../platform/orm/tables.ts';

/**
 * Challenges that were answered. A challenge is derived and not stored. Its use is stored until the challenge would have expired, so that
 * requesting one writes nothing, whoever asks and however often.
 */
export const WebauthnChallengeEntity = defineEntity({
  name: 'WebauthnChallenge',
  tableName: 'webauthn_challenges',
  properties: {
    /** SHA-256 of the challenge, hex. */
    hash: p.text().primary(),
    /** The person who answered it. */
    userId: p.uuid(),
    expiresAt: p.datetime(),
  },
  indexes: [{ name: 'webauthn_challenges_user_id_expires_at_index', properties: ['userId', 'expiresAt'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'webauthn_challenges_self', roles: [appRole], using: rls.ownUser, check: rls.ownUser },
    { name: 'webauthn_challenges_definer', command: 'select', roles: [definerRole], using: 'true' },
    { name: 'webauthn_challenges_definer_wipe', command: 'delete', roles: [definerRole], using: 'true' },
  ],
});

declare module '../../../platform/orm/tables.ts' {
  interface Tables extends TableOf<typeof WebauthnChallengeEntity> {}
}

// Partner organisations: their name, status and session rules. Owns partners. Invariant: every rule that counts a partner's people or
// support contacts runs under its exclusive lock, identity's lockActingPartner().
import type { Manifest } from '../../platform/index.ts';
import { PartnerEntity } from './persistence/partner.entity.ts';

export { getSettings } from './queries/get-settings.ts';
export { createPartner } from './use-cases/create-partner.ts';
export { updateSettings } from './use-cases/update-settings.ts';

export const manifest = {
  entities: [PartnerEntity],
  jobs: [],
} satisfies Manifest;

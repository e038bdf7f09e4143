import { subjectOf, type Grant } from '@gatehouse/policy';
import { notFound, stale, type UnitOfWork } from '../../../platform/index.ts';
import { PartnerEntity, type Partner } from '../persistence/partner.entity.ts';
import type { PartnerSettings } from '../queries/get-settings.ts';

export interface SettingsChange {
  readonly requiresMfa?: boolean | undefined;
  readonly idleMinutes?: number | undefined;
  readonly absoluteHours?: number | undefined;
  readonly version?: number | undefined;
}

/**
 * Changes the given settings of the grant's partner. Fields that are left out keep their value. @throws stale when the stored version
 * differs from the given one
 */
export async function updateSettings(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.updateSettings', { readonly partnerId: string }>,
  { version, ...change }: SettingsChange,
): Promise<PartnerSettings> {
  const partner = await uow.em.findOne(PartnerEntity, { id: subjectOf(grant).partnerId });
  if (!partner) throw notFound();
  if (version !== undefined && version !== partner.version) throw stale();

  const before = toSettings(partner);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  uow.em.assign(partner, given);
  await uow.em.flush();
  const after = toSettings(partner);
  uow.audit({
    action: 'partner.settings_changed',
    subject: { type: 'partner', id: partner.id, label: partner.name },
    details: { before, after },
  });
  return after;
}

function toSettings(partner: Partner): PartnerSettings {
  const { requiresMfa, idleMinutes, absoluteHours, version } = partner;
  return { requiresMfa, idleMinutes, absoluteHours, version };
}

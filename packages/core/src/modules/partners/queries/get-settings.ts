import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import { PartnerEntity, type Partner } from '../persistence/partner.entity.ts';

export interface PartnerSettings {
  readonly requiresMfa: boolean;
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  readonly version: number;
}

export async function getSettings(uow: UnitOfWork, partnerId: string): Promise<PartnerSettings> {
  const partner = await uow.em.findOne(PartnerEntity, { id: partnerId });
  if (!partner) throw notFound();
  return toSettings(partner);
}

export function toSettings(partner: Partner): PartnerSettings {
  const { requiresMfa, idleMinutes, absoluteHours, version } = partner;
  return { requiresMfa, idleMinutes, absoluteHours, version };
}

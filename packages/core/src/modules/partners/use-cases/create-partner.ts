import type { PartnerStatus } from '@gatehouse/policy';
import type { UnitOfWork } from '../../../platform/index.ts';
import { PartnerEntity } from '../persistence/partner.entity.ts';

export interface NewPartner {
  /** The id of the scope: a partner is created inside the scope it will have. */
  readonly id: string;
  readonly name: string;
  readonly status: PartnerStatus;
}

export function createPartner(uow: UnitOfWork, partner: NewPartner): void {
  uow.em.create(PartnerEntity, { ...partner, createdAt: uow.clock.now() });
  uow.audit({
    action: 'partner.created',
    subject: { type: 'partner', id: partner.id, label: partner.name },
    details: { status: partner.status },
  });
}

// The audit log: who did what to whom, when, from where. Owns audit_events, audit_seals and audit_sealer. Invariants: events are written in
// the transaction of their change; nobody can change or delete them; each organisation's events form a hash chain, sealed within seconds
// after they are written.
import type { Manifest } from '../../platform/index.ts';
import { AuditEventEntity } from './persistence/audit-event.entity.ts';
import { AuditSealEntity } from './persistence/audit-seal.entity.ts';
import { AuditSealerEntity } from './persistence/audit-sealer.entity.ts';

export { vendorOrganisationId } from './persistence/audit-event.entity.ts';
export { findChainBreaks, findLostHeads, listChainHeads } from './queries/verify-chains.ts';
export { recordEvents, recordPastEvents } from './use-cases/record-events.ts';
export { createSealer, sealEvents } from './use-cases/seal-events.ts';

export const manifest = {
  entities: [AuditEventEntity, AuditSealEntity, AuditSealerEntity],
  jobs: [],
} satisfies Manifest;

// The proof: who did what to whom, when, from where. Owns audit_events, audit_seals and audit_sealer.
// Invariants: events are written in the transaction of the change they tell of; nobody can change or delete them; each organisation's
// events form a hash chain, sealed within seconds after they were written.
export { AuditEventEntity, vendorOrganisationId } from './persistence/audit-event.entity.ts';
export { AuditSealEntity } from './persistence/audit-seal.entity.ts';
export { AuditSealerEntity } from './persistence/audit-sealer.entity.ts';
export {
  findChainBreaks,
  findLostHeads,
  listChainHeads,
  type ChainBreak,
  type ChainHead,
} from './queries/verify-chains.ts';
export { recordEvents, recordPastEvents } from './use-cases/record-events.ts';
export { createSealer, sealEvents } from './use-cases/seal-events.ts';

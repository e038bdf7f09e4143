export const AuditEventEntity = {};

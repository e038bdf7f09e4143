export const AuditEventEntity = { tableName: 'audit_events' };

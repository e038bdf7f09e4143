export * from '../../audit/persistence/audit-event.entity.ts'; // breaks: module-face

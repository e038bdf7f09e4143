export * from '../../../packages/core/src/modules/audit/persistence/audit-event.entity.ts'; // breaks: module-face-outside

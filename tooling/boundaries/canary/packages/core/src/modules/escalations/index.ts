export * from '../staff/index.ts'; // breaks: edge-escalations

export * from '../staff/index.ts'; // breaks: edge-partner-team

export * from '../staff/index.ts'; // breaks: edge-accounts

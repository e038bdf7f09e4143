export * from '../staff/index.ts'; // breaks: edge-client-users

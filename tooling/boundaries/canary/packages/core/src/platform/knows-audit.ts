export * from '../modules/audit/contract.ts'; // breaks: platform-below-modules

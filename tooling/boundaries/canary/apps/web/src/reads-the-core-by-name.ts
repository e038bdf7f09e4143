export { startWorker } from '@gatehouse/core/audit'; // breaks: web-core-contracts-only

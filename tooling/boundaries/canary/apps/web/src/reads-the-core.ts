export { clock } from '../../../packages/core/src/platform/clock.ts'; // breaks: web-core-contracts-only

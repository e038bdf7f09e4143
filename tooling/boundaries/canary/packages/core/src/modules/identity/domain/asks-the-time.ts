export { clock } from '../../../platform/clock.ts'; // breaks: domain-pure
